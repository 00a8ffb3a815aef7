import { foldWidth } from './page-lines.ts';

const SENTENCE_END = /[.?!…。][”’"'」』)\]〉》]{0,4}$/;
const FULL_STOP = /[.。][”’"'」』)\]〉》]{0,4}$/;

/** Whether the text ends with `.`, `?`, `!` or `…`, optionally inside quotation marks or brackets. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(foldWidth(text));
}

/** Whether the text ends with a full stop; a sub-headline may end with the other marks, but not with this one. */
export function endsWithFullStop(text: string): boolean {
  return FULL_STOP.test(foldWidth(text));
}
