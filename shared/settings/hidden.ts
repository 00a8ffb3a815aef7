/** Printed in place of a secret. */
export const HIDDEN = '(hidden)';

/** A value without the user info and the parameters of its URLs: passwords, tokens and keys. */
export function withoutPasswords(value: unknown): unknown {
  if (typeof value === 'string') {
    return value
      .replaceAll(/(:\/\/)[^\s/?#]*@/g, `$1${HIDDEN}@`)
      .replaceAll(/:\/\/[^\s?#]*\?[^\s#]+/g, url => url.replaceAll(/=[^&]+/g, `=${HIDDEN}`));
  }
  if (Array.isArray(value)) return value.map(withoutPasswords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutPasswords(one)]));
}

/** The same for text that may not be a URL: everything from `//` to the last `@` is hidden. */
export function withoutPasswordsIn(text: string): string {
  return text.replaceAll(/\/\/\S*@/g, `//${HIDDEN}@`);
}
