/**
 * Numbers of JSON as they were written. JavaScript reads `9007199254740993` as ...992 and `1.10` as 1.1, and only the
 * subgraph of a custom scalar knows what its digits mean. Where the text of a number would change, it is kept as an
 * object of `JSON.rawJSON`, which `JSON.stringify` writes as it was.
 */

declare global {
  interface JSON {
    /** https://tc39.es/proposal-json-parse-with-source/ */
    rawJSON(text: string): RawJson;
    isRawJSON(value: unknown): value is RawJson;
  }
}

export interface RawJson {
  readonly rawJSON: string;
}

export const isRawNumber = (value: unknown): value is RawJson => JSON.isRawJSON(value);

/**
 * Whether a text may have such a number: of 16 digits and more, with an exponent or a zero at its end, or `-0`. What stands
 * in a string may look like one too.
 */
const MAY_CHANGE = /[[:,\s]-?(?:\d[\d.]{15}|\d+\.\d*0(?!\d)|\d[\d.]*[eE]|0(?<=-0)[,\]}\s])/;

/** Integers that JavaScript may not hold. */
const LARGE = /[[:,\s]-?\d{16}/;

/** What of a response is needed as it was written: numbers of custom scalars, or only large integers, as ids may be. */
export type Exactness = 'numbers' | 'integers';

export const mayChange = (text: string): boolean => MAY_CHANGE.test(text);

let anyKept = false;

/** Whether this process has kept a number: until then, nothing has to be looked for. */
export const keepsNumbers = (): boolean => anyKept;

/** A reviver for `JSON.parse`. */
export function keepNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined || context.source === String(value)) return value;
  anyKept = true;
  return JSON.rawJSON(context.source);
}

/** Parses JSON, with numbers as they were written. @throws SyntaxError */
export function parseExactly(text: string, exactness: Exactness = 'numbers'): unknown {
  const change = exactness === 'numbers' ? MAY_CHANGE : LARGE;
  return change.test(text) ? JSON.parse(text, keepNumber) : JSON.parse(text);
}

/** The same value with JavaScript's numbers, and strings for larger integers; the value itself if it has no other ones. */
export function withPlainNumbers<T>(value: T): T {
  return (anyKept ? plain(value) : value) as T;
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isRawNumber(value)) {
    const number = Number(value.rawJSON);
    // An id of JavaScript is a string where a number does not hold it.
    return Number.isInteger(number) && !Number.isSafeInteger(number) && /^-?\d+$/.test(value.rawJSON)
      ? value.rawJSON
      : number;
  }
  if (Array.isArray(value)) {
    const items = value.map(plain);
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  // A file, for example, is no JSON.
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  let changed: Record<string, unknown> | undefined;
  for (const [key, inner] of Object.entries(value)) {
    const made = plain(inner);
    if (made === inner) continue;
    changed ??= { ...value };
    changed[key] = made;
  }
  return changed ?? value;
}
