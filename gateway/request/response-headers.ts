import type { FastifyReply } from 'fastify';

/** HTTP headers of a response. A list is sent as one header per value, as `set-cookie` requires. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[]>>;

/** Sets headers of a reply. `set-cookie` is added to cookies that are already set; other headers are replaced. */
export function setHeaders(reply: FastifyReply, headers: ResponseHeaders): void {
  for (const name in headers) {
    const value = headers[name]!;
    // Fastify appends later cookies to the array that it is given.
    reply.header(name, typeof value === 'string' ? value : [...value]);
  }
}

/** Merges headers as {@link setHeaders} does; names are lower-case. */
export function withHeaders(headers: ResponseHeaders, added: ResponseHeaders): ResponseHeaders {
  const cookies = [headers, added].flatMap(one => one['set-cookie'] ?? []);
  return { ...headers, ...added, ...(cookies.length > 0 && { 'set-cookie': cookies }) };
}

/** Header names are case-insensitive; merging requires one spelling. */
export function lowerCaseNames(headers: ResponseHeaders): ResponseHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Header lines without line ends; line breaks in values are replaced, since they would start another header. */
export function headerLines(headers: ResponseHeaders): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map(one => `${name}: ${String(one).replaceAll(/[\r\n]+/g, ' ')}`),
  );
}
