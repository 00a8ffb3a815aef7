import { isCopyright, publisherName, publisherOfCopyright } from '../names/publisher-name.ts';
import { type BylineParts, mergeBylines, readBylines } from '../names/read-bylines.ts';
import type { PagePublisher } from './page.ts';
import { isAdvertisement, isTool } from './page-furniture.ts';
import { foldWidth, type PageLine } from './page-lines.ts';
import type { Problems, SourcePosition } from './problems.ts';
import { endsSentence } from './sentence-end.ts';

/** What stands under the text: who signs it, its tags, the publisher and the copyright, in any order. */
export interface PageTail {
  readonly publisher?: PagePublisher;
  readonly copyright?: string;
  readonly tags: readonly string[];
  /** The reporters of the head, completed by those who sign the text. */
  readonly bylines: readonly BylineParts[];
  /** The number of lines before the tail. */
  readonly length: number;
}

/** Reporters who sign the text, or an address alone. */
interface Signature {
  readonly line: PageLine;
  readonly signed: readonly BylineParts[] | string;
}

const PUBLISHER = /^([^,.?!…]{1,60}), ?(?=.*\p{sc=Latn})([\p{sc=Latn}\d][\p{sc=Latn}\d &.,'’-]{0,79})$/u;
const TAGS = /^(?:(?:태그|키워드|tags?) ?:? ?)?(#[^#]+(?:#[^#]+)*)$/iu;
const TAG = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} ·&+._’'-]{0,49}$/u;
const EMAIL_ALONE = /^[([<]?([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24})[)\]>]?$/;
const MAX_SIGNATURE_LENGTH = 120;
const MAX_SIGNATURES = 20;
/** Copyright lines are looked for this far from the end, to know whether a name alone is the publisher's. */
const MAX_TAIL_LINES = 10;

/** @param head the reporters under the headline */
export function parseTail(
  zone: readonly PageLine[],
  head: readonly BylineParts[],
  dateline: string | undefined,
  end: SourcePosition,
  problems: Problems,
): PageTail {
  const copyrightLine = zone.slice(-MAX_TAIL_LINES).findLast(line => isCopyright(line.text));
  const named = copyrightLine && publisherOfCopyright(copyrightLine.text);
  let publisher: PagePublisher | undefined;
  const tags: string[] = [];
  const signatures: Signature[] = [];
  let length = zone.length;
  for (; length > 0; length -= 1) {
    const line = zone[length - 1] as PageLine;
    if (line === copyrightLine || isTool(line) || isAdvertisement(line)) continue;
    const names = publisher === undefined ? readPublisher(line, [dateline, named]) : undefined;
    const words = readTags(line.text);
    const mayBeSigned = words === undefined && names === undefined && signatures.length < MAX_SIGNATURES;
    const signature = mayBeSigned ? readSignature(line.text) : undefined;
    if (names !== undefined) publisher = names;
    else if (words !== undefined) tags.unshift(...words);
    else if (signature !== undefined) signatures.unshift({ line, signed: signature });
    else break;
  }
  publisher ??= named === undefined ? undefined : { name: named };
  if (publisher === undefined) {
    problems.add('missing-publisher', zone[length - 1] ?? end, 'a last line such as “새벽신문, SAEBYEOK DAILY”');
  }
  return {
    ...(publisher && { publisher }),
    ...(copyrightLine && length < zone.indexOf(copyrightLine) + 1 && { copyright: copyrightLine.text }),
    tags: [...new Set(tags)],
    bylines: addSignatures(head, signatures, problems),
    length,
  };
}

/** A name alone is the publisher only if the dateline or the copyright line has it. */
function readPublisher(line: PageLine, known: readonly (string | undefined)[]): PagePublisher | undefined {
  const folded = foldWidth(line.text);
  if (PUBLISHER.test(folded)) {
    const comma = folded.indexOf(',');
    return { name: publisherName(line.text.slice(0, comma)), englishName: line.text.slice(comma + 1).trim() };
  }
  return known.includes(publisherName(folded)) ? { name: publisherName(line.text) } : undefined;
}

/** The words of a line of #tags. */
export function readTags(line: string): readonly string[] | undefined {
  const list = endsSentence(line) ? undefined : TAGS.exec(line)?.[1];
  const tags = list?.split('#').flatMap(tag => tag.replace(/[\s,]+$/, '').trim() || []);
  return tags?.every(tag => TAG.test(tag)) ? tags : undefined;
}

/** `홍길동 기자 hong@news.example`, or an address alone. */
export function readSignature(text: string): readonly BylineParts[] | string | undefined {
  if (text.length > MAX_SIGNATURE_LENGTH) return undefined;
  const address = EMAIL_ALONE.exec(text)?.[1];
  if (address !== undefined) return address;
  const bylines = readBylines(text.replace(/^[/|=·([]+ ?|[)\]]$/g, '')) ?? readBylines(text);
  return bylines?.every(byline => byline.role !== undefined || byline.email !== undefined) ? bylines : undefined;
}

/** A reporter who signs the text is the one under the headline of the same name; an address alone is the only one's. */
function addSignatures(
  head: readonly BylineParts[],
  signatures: readonly Signature[],
  problems: Problems,
): readonly BylineParts[] {
  const addresses = signatures.filter(({ signed }) => typeof signed === 'string');
  const bylines = mergeBylines([
    ...head,
    ...signatures.flatMap(({ signed }) => (typeof signed === 'string' ? [] : signed)),
  ]);
  const [address] = addresses;
  const [only, ...others] = bylines;
  if (address === undefined || typeof address.signed !== 'string') return bylines;
  if (only !== undefined && others.length === 0) return [{ ...only, email: only.email ?? address.signed }];
  problems.add('ambiguous-line', address.line, 'the name of the reporter beside the address');
  return bylines;
}
