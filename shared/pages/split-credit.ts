import { foldWidth } from './page-lines.ts';
import { endsSentence } from './sentence-end.ts';

export type CreditSplit =
  | { readonly kind: 'image'; readonly caption: string; readonly credit: string }
  /** The line does not end with a credit. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unclosed-credit' | 'malformed-credit' };

const MAX_CREDIT_LENGTH = 80;
const SOURCE = '(?:사진|자료|그래픽|이미지|일러스트|영상|캡처|출처|제공)';
const STATED = `${SOURCE}(?: ?(?:제공|출처|자료|캡처))? ?`;
/**
 * Credits without angle brackets: `(사진=새벽신문)`, `[새벽시 제공]`, `/사진=새벽신문`, `사진제공=새벽시`, `ⓒ새벽신문`. A colon says too little to
 * be one outside brackets.
 */
const OTHER_CREDITS = [
  new RegExp(`[([]${STATED}[=:] ?([^()[\\]=]{1,200})[)\\]]\\.?$`, 'd'),
  /[([]([^()[\]=]{1,80} 제공)[)\]]\.?$/d,
  new RegExp(`(?<=^|[\\s/|.”’"'」』)\\]…!?])${STATED}= ?([^=]{0,200})$`, 'd'),
  /(?<=[.”’"'」』)\]\s])[ⓒ©] ?([^ⓒ©]{1,80})$/d,
  // Behind a whole sentence, where nothing else of these forms stands.
  /(?<=[다요]\.[”’"')]?) ?\/ ?([\p{L}\p{N} =]{2,30})$/du,
  /(?<=[다요]\.[”’"')]?) ([\p{L}\p{N} ]{1,30} 제공)$/du,
  /(?<=[다요]\.[”’"')]?) ?사진 ?[:|] ?([\p{L}\p{N} ]{2,30})$/du,
  /(?<=[다요]\.[”’"')]?) ?[([]사진 ([\p{L}\p{N} ]{2,30})[)\]]$/du,
];
const PICTURE_LABEL = /^사진(?: ?(?:제공|출처))? ?[=:＝：] ?/;

/** Splits a caption from the credit at its end. */
export function splitCredit(text: string): CreditSplit {
  const folded = foldWidth(text).replaceAll('〈', '<').replaceAll('〉', '>');
  const open = folded.lastIndexOf('<');
  if (folded.endsWith('>')) {
    if (open < 0 || folded.indexOf('>', open) < folded.length - 1) return { kind: 'unclosed-credit' };
    return captionOf(text.slice(0, open), text.slice(open + 1, -1));
  }
  for (const form of OTHER_CREDITS) {
    const found = form.exec(folded);
    const place = found?.indices?.[1];
    if (found && place) return captionOf(text.slice(0, found.index), text.slice(...place));
  }
  // An angle bracket inside a whole sentence is a comparison, or a title followed by a word.
  const isOpen = open >= 0 && !folded.includes('>', open) && !endsSentence(text);
  return { kind: isOpen ? 'unclosed-credit' : 'none' };
}

/** The same credit in all its forms is the same text: `<사진=새벽신문>`, `<새벽신문>` and `사진=새벽신문`. */
function captionOf(before: string, stated: string): CreditSplit {
  const caption = before.replace(/[\s/|]+$/, '').trim();
  const credit = stated.trim().replace(PICTURE_LABEL, '');
  if (caption === '' || credit === '' || credit.length > MAX_CREDIT_LENGTH) return { kind: 'malformed-credit' };
  return { kind: 'image', caption, credit };
}
