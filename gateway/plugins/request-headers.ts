/** Joins the values of a request header into one, by RFC 9110, section 5.3; cookies are joined by `; ` (RFC 6265). */
export function joinValues(name: string, values: readonly string[]): string {
  return values.join(name.toLowerCase() === 'cookie' ? '; ' : ', ');
}
