/** The code of each problem, and its message for users. Clients may switch on the code. */
const SUMMARIES = {
  'page-too-large': 'The page is too large',
  'invalid-utf8': 'The bytes are not UTF-8',
  'empty-page': 'The page is empty',
  'binary-page': 'This is binary data, not text',
  'html-page': 'This is markup, not the text of a page',
  'not-a-page': 'Neither the strip of regions nor the masthead was found',
  'forbidden-character': 'The line has a character that is not allowed',
  'combining-flood': 'The line stacks too many combining marks on one letter',
  'unexpected-line': 'A line that belongs to no part of the page',
  'unexpected-text': 'The line has a text that it does not take',
  'several-pages': 'Another page begins here',
  'other-list': 'A list of other articles begins here',
  'unterminated-strip': 'The page ends inside the strip of regions',
  'unknown-region': 'The strip names a region that does not exist',
  'duplicate-region': 'The strip names a region twice',
  'missing-grade': 'The region has no grade',
  'bad-grade': 'The grade is not A, B, C or D',
  'malformed-temperature': 'The temperature is malformed',
  'missing-measure': 'The region does not say what its grade measures',
  'unknown-measure': 'The region says that its grade measures something unknown',
  'missing-last-edited': 'The masthead with 최종편집 is missing',
  'malformed-time': 'This is not a date and a time',
  'impossible-time': 'This date or time does not exist',
  'weekday-mismatch': 'The date is not on that day of the week',
  'malformed-section': 'The breadcrumb has an empty level',
  'missing-headline': 'The headline is missing',
  'headline-printed-once': 'The headline is printed only once',
  'headline-differs': 'The two headlines differ',
  'headline-too-long': 'The headline is too long',
  'unknown-bullet': 'An unknown bullet under the headline',
  'duplicate-bullet': 'A bullet that the page already has',
  'missing-approval': 'The approval time is missing',
  'updated-before-approved': 'The update is before the approval',
  'missing-share-line': 'The share line is missing',
  'malformed-dateline': 'The dateline is not closed or misses a side',
  'misplaced-dateline': 'The dateline is not at the start of the body',
  'unclosed-credit': 'The credit of a caption lacks one of its angle brackets',
  'malformed-credit': 'The caption or its credit is empty or too long',
  'ambiguous-line': 'The line is ambiguous',
  'empty-body': 'The article has no paragraph',
  'missing-publisher': 'The publisher line is missing',
  'malformed-comment-count': 'The comment count is not a number',
  'missing-comment-count': 'The page does not say how many comments it has',
  'comment-counts-differ': 'The page gives two comment counts',
  'unknown-comment-line': 'The line of the comment box is neither a label, a notice nor a comment',
  'malformed-comment': 'The comment has no text, or no name that a writer has',
  'comment-box-contradiction': 'The comment box is both open and closed',
  'too-many-problems': 'There are more problems than listed',
} as const;

export type ProblemCode = keyof typeof SUMMARIES;

/** One reason why a page is refused. */
export interface Problem {
  readonly code: ProblemCode;
  /** The name given as `file`, or `(text)`. */
  readonly file: string;
  /** Line in the original text, from 1. */
  readonly line: number;
  /** UTF-16 column in that line (for `invalid-utf8` the byte), from 1. */
  readonly column?: number;
  /** The text there, shortened to 80 characters; empty if there is none. */
  readonly found: string;
  readonly expected: string;
  /** One sentence for users: what is wrong, what was found and what was expected, without file and line. */
  readonly message: string;
}

/** The position of a problem: a line of the page, or a line number without text. */
export interface SourcePosition {
  readonly number: number;
  readonly raw?: string;
  readonly text?: string;
}

/** Further ones are counted but not stored, so that hostile input cannot fill the memory. */
const MAX_LISTED = 500;
const MAX_EXCERPT_LENGTH = 80;

/** Collects the problems of one page. */
export class Problems {
  readonly #file: string;
  readonly #listed: Problem[] = [];
  #left = 0;

  constructor(file = '(text)') {
    this.#file = file;
  }

  get isEmpty(): boolean {
    return this.#listed.length === 0;
  }

  /** @param found the text to show; the whole line by default. */
  add(
    code: ProblemCode,
    place: SourcePosition,
    expected: string,
    found: string = place.text ?? '',
    column?: number,
  ): void {
    if (this.#listed.length >= MAX_LISTED) {
      this.#left += 1;
      return;
    }
    const at = column ?? columnOf(place, found);
    this.#listed.push({
      code,
      file: this.#file,
      line: place.number,
      ...(at === undefined ? {} : { column: at }),
      found: excerpt(found),
      expected,
      message: sentence(code, excerpt(found), expected),
    });
  }

  /** The problems in the order of the page. */
  list(): readonly Problem[] {
    const sorted = this.#listed.toSorted((one, other) => one.line - other.line);
    const last = sorted.at(-1);
    if (this.#left === 0 || last === undefined) return sorted;
    const found = `${this.#left} more`;
    const expected = `at most ${MAX_LISTED}`;
    const code = 'too-many-problems';
    return [
      ...sorted,
      { code, file: this.#file, line: last.line, found, expected, message: sentence(code, found, expected) },
    ];
  }
}

function sentence(code: ProblemCode, found: string, expected: string): string {
  return `${SUMMARIES[code]}: found ${found === '' ? 'nothing' : `“${found}”`}, expected ${expected}.`;
}

function columnOf(place: SourcePosition, found: string): number | undefined {
  if (place.raw === undefined) return undefined;
  const at = found === '' ? -1 : place.raw.indexOf(found);
  return at >= 0 ? at + 1 : place.raw.length - place.raw.trimStart().length + 1;
}

function excerpt(text: string): string {
  if (text.length <= MAX_EXCERPT_LENGTH) return text;
  // toWellFormed, as the cut may split a surrogate pair.
  return `${text.slice(0, MAX_EXCERPT_LENGTH - 1).toWellFormed()}…`;
}
