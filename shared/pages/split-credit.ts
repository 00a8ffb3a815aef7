import type { PageImage } from './page.ts';
import { foldWidth } from './page-lines.ts';
import { endsSentence } from './sentence-end.ts';

export type CreditSplit =
  | { readonly kind: 'image'; readonly block: PageImage }
  /** The line does not look like a caption. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unclosed-credit' | 'malformed-credit' };

const MAX_CREDIT_LENGTH = 80;

/** Splits a caption from the credit in angle brackets at its end. */
export function splitCredit(text: string): CreditSplit {
  const folded = foldWidth(text);
  const open = folded.lastIndexOf('<');
  if (!folded.endsWith('>')) {
    // An angle bracket inside a whole sentence is a comparison, or a title followed by a word.
    const isOpen = open >= 0 && !folded.includes('>', open) && !endsSentence(text);
    return { kind: isOpen ? 'unclosed-credit' : 'none' };
  }
  if (open < 0 || folded.indexOf('>', open) < folded.length - 1) return { kind: 'unclosed-credit' };
  const caption = text.slice(0, open).trim();
  const credit = text.slice(open + 1, -1).trim();
  if (caption === '' || credit === '' || credit.length > MAX_CREDIT_LENGTH) return { kind: 'malformed-credit' };
  return { kind: 'image', block: { kind: 'image', caption, credit } };
}
