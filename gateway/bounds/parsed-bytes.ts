/** About what V8 holds for a parsed object or array, and for each of its values, on 64 bits. */
const CONTAINER_BYTES = 64;
const VALUE_BYTES = 32;

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const OPEN_BRACE = 123;

/**
 * About how many bytes a JSON text takes in memory beside itself once it is parsed: a text of empty objects takes some
 * thirty times as many as it has.
 */
export function parsedBytes(json: string | Uint8Array): number {
  const at = typeof json === 'string' ? (i: number) => json.charCodeAt(i) : (i: number) => json[i]!;
  let bytes = 0;
  let inText = false;
  for (let i = 0; i < json.length; i++) {
    const unit = at(i);
    if (inText) {
      if (unit === BACKSLASH) i++;
      else if (unit === QUOTE) inText = false;
    } else if (unit === QUOTE) inText = true;
    else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) bytes += CONTAINER_BYTES;
    else if (unit === COMMA) bytes += VALUE_BYTES;
  }
  return bytes;
}
