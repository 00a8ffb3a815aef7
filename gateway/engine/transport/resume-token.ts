import type { SubgraphResponse } from './transport.ts';

/** Tokens of subgraphs elsewhere are of any kind that fits into a line of an event stream. */
const TOKEN = /^[\x21-\x7e]{1,1000}$/;

/** The token of an event, as its subgraph gives it. */
export function resumeTokenIn({ extensions }: SubgraphResponse): string | undefined {
  const { token } = (extensions?.resume ?? {}) as { readonly token?: unknown };
  return asResumeToken(token);
}

export function asResumeToken(token: unknown): string | undefined {
  return typeof token === 'string' && TOKEN.test(token) ? token : undefined;
}

const BEFORE_TOKEN = ',"extensions":{"resume":{"token":';

const AFTER_TOKEN = '}}}';

/** Adds an event's token to its text, as the last thing in it. */
export function withResumeToken(text: string, token: string | undefined): string {
  return token === undefined ? text : `${text.slice(0, -1)}${BEFORE_TOKEN}${JSON.stringify(token)}${AFTER_TOKEN}`;
}

/** What a subscription asks to go on after, in the extensions of a request. */
export function resumingAfter(token: string): { readonly resume: { readonly after: string } } {
  return { resume: { after: token } };
}
