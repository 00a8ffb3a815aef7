/** One author of an article: its normal form, whatever form a source writes it in. */
export interface BylineParts {
  readonly name: string;
  /** As printed, for example 기자 or 선임기자; absent for a name alone and for a desk such as 온라인뉴스팀. */
  readonly role?: string;
  readonly email?: string;
}

const LABEL = /^(?:기자명|글쓴이|글 ?[·ㆍ] ?사진|취재|글|by)(?: ?[:=] ?| )(?=\S)/iu;
const SEPARATOR = /[·•,/ㆍ‧∙|;&]/;
const ROLES =
  '기자|특파원|통신원|위원|PD|에디터|앵커|아나운서|리포터|칼럼니스트|평론가|작가|편집장|국장|부장|차장|팀장|실장|본부장|지사장|주재|대표|발행인|편집인|주필|교수|변호사|소설가|시인|연구원|소장';
const ROLE = new RegExp(`(?:${ROLES})$`);
/** A role and perhaps an address, with another name behind: 홍길동 기자 임꺽정 기자. */
const NEXT_AFTER_ROLE = /((?:^| )\S*(?:기자|특파원|PD)(?: [^ @,·/]+@[^ @,·/]+)?) (?=\p{L})(?!\S*@)/gu;
/** 홍길동기자, with a family name in front, so that 선임기자 stays one word. */
const ATTACHED_ROLE = /^(\p{sc=Hangul}{2,4})(기자|특파원|PD)$/u;
/** Words before a role that belong to it, as in 의학전문 기자 and 사회부 기자. */
const QUALIFIER =
  /(?:전문|선임|수석|객원|인턴|수습|시민|명예|편집|논설|사진|영상|프리랜서|대학생|\p{sc=Hangul}{2,6}[부팀])$/u;
const EMAIL = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}$/;
const BRACKETED = /^[([<〈]?([^()[\]<>〈〉]*)[)\]>〉]?$/;
/** 기자(a@b), 기자=a@b: a space in front makes the address a word. */
const ATTACHED_EMAIL = /(?<=[^\s([<〈])(?=[([<〈] ?[A-Za-z0-9._%+-]{1,64}@)|=(?=[A-Za-z0-9._%+-]{1,64}@)/g;
const NAME_WORD = /^\p{L}[\p{L}\p{M}.'’-]{0,39}$/u;
const LATIN_WORD = /^\p{sc=Latn}[\p{sc=Latn}\p{M}.'’-]{0,39}$/u;
const DESK = /^[\p{L}\p{N}]{1,20} ?[\p{L}\p{N}]{0,20}(?:팀|센터|데스크|본부|뉴스룸|취재단|편집국|편집부)$/u;
/** The family names of 99 in 100 Koreans. */
const FAMILY_NAMES =
  '김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용예봉경사부가복태목형피두감음빈동온호';
/** Words that look like names and are labels of pages. */
const NOT_NAMES = new Set(
  '서울대 고려대 연세대 경제면 정치면 사회면 문화면 지역면 정치인 경제인 이미지 동영상 전체글 기사문 이메일 조회수 추천수 경기도 강원도 제주도 전라도 경상도 인천시 광주시 부산시 서울시 대구시 대전시 울산시 세종시 오피니 인터뷰 사설란 연예계'.split(
    ' ',
  ),
);
/** [홍길동 기자]: brackets around all of it. */
const AROUND = /^[[(【](.*)[\])】]$/u;
/** The desk before the name, as in 전국부 홍길동 기자, is part of the role. */
const DESK_BEFORE = /^\p{sc=Hangul}{1,10}(?:[부팀]|본부|센터)$/u;
const MAX_NAME_WORDS = 5;
const LONGEST = 300;

/**
 * Reads a text that names reporters, such as `홍길동 기자`, `홍길동·임꺽정 기자`, `홍길동 선임기자 (hong@news.example), 임꺽정 인턴기자`,
 * `홍길동기자` or `온라인뉴스팀`. A name without a role takes the role of the next one. A name alone is one only if it has a
 * label (기자명) or an address, or if it is three syllables that begin with a family name, or Latin words.
 *
 * @returns undefined when some part is neither
 */
export function readBylines(text: string): readonly BylineParts[] | undefined {
  if (text.length > LONGEST) return undefined;
  const inside = AROUND.exec(text)?.[1] ?? text;
  const label = LABEL.exec(inside);
  const bare = inside.slice(label?.[0].length ?? 0).replace(ATTACHED_EMAIL, ' ');
  const parts = bare.replace(NEXT_AFTER_ROLE, '$1,').split(SEPARATOR);
  const bylines: BylineParts[] = [];
  let role: string | undefined;
  for (const part of parts.reverse()) {
    const byline = readOne(part.trim(), role, label !== null);
    if (byline === undefined) return undefined;
    role = byline.role;
    bylines.unshift(byline);
  }
  return bylines;
}

/** Each reporter once: what a later mention adds to an earlier one of the same name completes it. */
export function mergeBylines(bylines: readonly BylineParts[]): readonly BylineParts[] {
  const merged = new Map<string, BylineParts>();
  for (const byline of bylines) merged.set(byline.name, { ...byline, ...merged.get(byline.name) });
  return [...merged.values()];
}

/** The name by which a reporter is found: 김하나 for `김하나 기자`. */
export function reporterName(text: string): string {
  const bylines = readBylines(text);
  return bylines?.length === 1 && bylines[0] ? bylines[0].name : text;
}

function readOne(text: string, followingRole: string | undefined, isLabelled: boolean): BylineParts | undefined {
  if (DESK.test(text)) return { name: text };
  const words = text.split(' ');
  const last = BRACKETED.exec(words.at(-1) ?? '')?.[1]?.trim() ?? '';
  const email = EMAIL.test(last) ? last : undefined;
  if (email !== undefined) words.pop();
  const role = takeRole(words) ?? followingRole;
  if (!isName(words) || (role === undefined && email === undefined && !isLabelled && !isNameAlone(words)))
    return undefined;
  return {
    name: words.join(' '),
    ...(role === undefined ? {} : { role }),
    ...(email === undefined ? {} : { email }),
  };
}

/** Removes the words of the role from the end. */
function takeRole(words: string[]): string | undefined {
  const last = words.at(-1) ?? '';
  const attached = words.length === 1 ? ATTACHED_ROLE.exec(last) : null;
  if (attached?.[1] && hasFamilyName(attached[1]) && !QUALIFIER.test(attached[1])) {
    words[0] = attached[1];
    return attached[2];
  }
  if (words.length < 2 || !ROLE.test(last)) return undefined;
  const role = [words.pop()];
  while (words.length > 1 && QUALIFIER.test(words.at(-1) ?? '')) role.unshift(words.pop());
  if (words.length === 2 && DESK_BEFORE.test(words[0] ?? '')) role.unshift(words.shift());
  return role.join(' ');
}

/** Only names in Latin letters may have several words: 홍길동 서울대 is a name and something else. */
function isName(words: readonly string[]): boolean {
  if (words.length === 1) return NAME_WORD.test(words[0] ?? '') && !ROLE_ALONE.test(words[0] ?? '');
  return words.length > 1 && words.length <= MAX_NAME_WORDS && words.every(word => LATIN_WORD.test(word));
}

const ROLE_ALONE = /^(?:\p{sc=Hangul}{0,4})?(?:기자|특파원|통신원|PD|에디터|앵커|편집장)$/u;

function isNameAlone(words: readonly string[]): boolean {
  const [word = ''] = words;
  if (words.length > 1) return true;
  return /^\p{sc=Hangul}{3}$/u.test(word) && hasFamilyName(word) && !NOT_NAMES.has(word);
}

const hasFamilyName = (name: string) => FAMILY_NAMES.includes(name.charAt(0));
