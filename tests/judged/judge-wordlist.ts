import { DEFAULT_WORDLIST } from '../../subgraphs/comments/services/default-wordlist.ts';
import { createWordlist } from '../../subgraphs/comments/services/wordlist.ts';
import type { Rate } from './print-rates.ts';
import { EVASIONS, NEIGHBOURS, SUSPECTS } from './wordlist-cases.ts';

/** How the default wordlist decides on the comments of the tables. */
export function judgeWordlist(): Rate[] {
  const wordlist = createWordlist(DEFAULT_WORDLIST);
  const rate = (what: string, texts: readonly string[], isRight: (kind: string | undefined) => boolean): Rate => {
    const wrong = texts.filter(text => !isRight(wordlist.find(text)?.kind));
    return { what, right: texts.length - wrong.length, total: texts.length, wrong };
  };
  return [
    rate('evasions refused', EVASIONS, kind => kind === 'banned'),
    rate('suspects held', SUSPECTS, kind => kind === 'suspect'),
    rate('innocent neighbours published', NEIGHBOURS, kind => kind === undefined),
  ];
}
