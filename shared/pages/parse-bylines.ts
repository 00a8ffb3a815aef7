import type { PageByline } from './page.ts';

const LABEL = /^기자명 ?:? /;
const SEPARATOR = /[·•,/ㆍ‧∙]/;
const ROLE = /(?:기자|특파원|통신원|위원|PD|에디터|앵커|아나운서|리포터|칼럼니스트|평론가|작가|편집장|국장|부장)$/;
/** Words before a role that belong to it, as in 의학전문 기자. */
const QUALIFIER = /(?:전문|선임|수석|객원|인턴|수습|시민|명예|편집|논설|사진|영상)$/;
const EMAIL = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}$/;
const NAME_WORD = /^\p{L}[\p{L}\p{M}.'’-]{0,39}$/u;
const LATIN_WORD = /^\p{sc=Latn}[\p{sc=Latn}\p{M}.'’-]{0,39}$/u;
const MAX_NAME_WORDS = 5;
const LONGEST = 300;

/**
 * Parses a bullet such as `홍길동 기자`, `홍길동·임꺽정 기자` or `홍길동 선임기자 hong@news.example, 임꺽정 인턴기자`. A name without a role takes
 * the role of the next one.
 *
 * @returns undefined when some part is not a name with a role.
 */
export function parseBylines(text: string): readonly PageByline[] | undefined {
  if (text.length > LONGEST) return undefined;
  const bylines: PageByline[] = [];
  let role: string | undefined;
  for (const part of text.replace(LABEL, '').split(SEPARATOR).reverse()) {
    const byline = parseByline(part.trim(), role);
    if (byline === undefined) return undefined;
    role = byline.role;
    bylines.unshift(byline);
  }
  return bylines;
}

function parseByline(text: string, followingRole: string | undefined): PageByline | undefined {
  const words = text.split(' ');
  const last = (words.at(-1) ?? '').replace(/^\((.*)\)$/, '$1');
  const email = EMAIL.test(last) ? last : undefined;
  if (email !== undefined) words.pop();
  const role = takeRole(words) ?? followingRole;
  if (role === undefined || !isName(words)) return undefined;
  return { name: words.join(' '), role, ...(email === undefined ? {} : { email }) };
}

/** Removes the words of the role from the end. */
function takeRole(words: string[]): string | undefined {
  if (!ROLE.test(words.at(-1) ?? '')) return undefined;
  const role = [words.pop()];
  while (words.length > 1 && QUALIFIER.test(words.at(-1) ?? '')) role.unshift(words.pop());
  return role.join(' ');
}

/** Only names in Latin letters may have several words: 홍길동 서울대 is a name and something else. */
function isName(words: readonly string[]): boolean {
  if (words.length === 1) return NAME_WORD.test(words[0] ?? '');
  return words.length > 1 && words.length <= MAX_NAME_WORDS && words.every(word => LATIN_WORD.test(word));
}
