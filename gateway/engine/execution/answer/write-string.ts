/** Characters that JSON escapes, and lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
const SPECIAL = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** `JSON.stringify` for strings, faster when nothing has to be escaped: almost always. */
export function writeString(value: string): string {
  const { length } = value;
  if (length > 16) return SPECIAL.test(value) ? JSON.stringify(value) : `"${value}"`;
  for (let index = 0; index < length; index++) {
    const code = value.charCodeAt(index);
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code <= 0xdfff)) return JSON.stringify(value);
  }
  return `"${value}"`;
}
