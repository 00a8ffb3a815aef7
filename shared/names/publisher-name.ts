/** What feeds and pages put beside the name of the paper. */
const LIST =
  '(?:전체|최신|주요|오늘의|인기) ?(?:기사|뉴스)(?: ?(?:목록|보기|RSS))?|기사 ?목록|RSS(?: ?(?:피드|서비스|feed))?|피드|feed|홈|home|메인';
const SECTION =
  '뉴스|기사|모바일|PC ?버전|정치|경제|사회|문화|국제|지역|전국|스포츠|연예|오피니언|사설|IT|과학|생활|교육';
const SIGN = '[-–—|:·>»~/]{1,2}';
const BEHIND = new RegExp(`^(.*?\\S) ?(?:(?<= )|(?=[|:>»]))${SIGN} ?(?:${LIST}|${SECTION})$`, 'iu');
/** A label that no paper has in its name needs no sign between. */
const PLAIN_BEHIND =
  /^(.*?\S)(?:[ -]+|(?=\())\(?(?:(?:전체|최신) ?(?:기사|뉴스)(?: ?(?:목록|RSS))?|RSS(?: ?(?:피드|feed))?)\)?$/iu;
const IN_FRONT = new RegExp(`^(?:${LIST}) ?${SIGN} (\\S.*)$`, 'iu');
const COMPANY = /(?:^|\s)(?:㈜|\(주\)|주식회사)\s*|\s*(?:㈜|\(주\)|주식회사)(?=$|\s)/g;
const LONGEST = 300;
const AROUND = /^[[<「『【](.*)[\]>」』】]$/u;
const ADDRESS = /\s*\(?(?:https?:\/\/|www\.)[^\s)]*\)?$/i;

/** The normal form of a publisher's name: 마을신문 for `마을신문 - 전체기사`, `㈜마을신문` and `[마을신문]`. */
export function publisherName(text: string): string {
  if (text.length > LONGEST) return text.trim();
  let name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== name; ) {
    before = name;
    const cut = name.replace(ADDRESS, '').replace(COMPANY, ' ').trim();
    name =
      [BEHIND, PLAIN_BEHIND, IN_FRONT, AROUND].reduce((one, form) => form.exec(one)?.[1]?.trim() ?? one, cut) || before;
  }
  return name;
}

const COPYRIGHT =
  /^[<[(〈]?\s*(?:저작권자|copyright|[ⓒ©])[\s:ⓒ©]*(?:\(c\))?[\s:ⓒ©]*(?:\d{4}(?:-\d{4})?[.,]? ?)?(?:by )?/i;
const RIGHTS = /[,.<>(]|\s*(?:무단|all rights|재배포|전재|reserved|[ⓒ©])|\]/i;

/** Whether the text is a copyright line, which begins with 저작권자, ⓒ or ©. */
export function isCopyright(text: string): boolean {
  return COPYRIGHT.test(text);
}

/** The publisher that a copyright line names, as in `저작권자 © 마을신문 무단전재 및 재배포 금지`; undefined if it names none. */
export function publisherOfCopyright(text: string): string | undefined {
  const label = COPYRIGHT.exec(text);
  if (label === null) return undefined;
  const rest = text.slice(label[0].length);
  const end = rest.search(RIGHTS);
  const name = publisherName(end < 0 ? rest : rest.slice(0, end));
  return name === '' || name.length > 60 ? undefined : name;
}
