import type { SubgraphResponse } from './transport.ts';

/** Remote subgraphs may send any token that fits into a line of an event stream. */
const TOKEN = /^[\x21-\x7e]{1,1000}$/;

/** The resume token of an event from a subgraph. */
export function resumeTokenIn({ extensions }: SubgraphResponse): string | undefined {
  const { token } = (extensions?.resume ?? {}) as { readonly token?: unknown };
  return asResumeToken(token);
}

export function asResumeToken(token: unknown): string | undefined {
  return typeof token === 'string' && TOKEN.test(token) ? token : undefined;
}

const BEFORE_TOKEN = ',"extensions":{"resume":{"token":';

const AFTER_TOKEN = '}}}';

/** Adds an event's resume token at the end of its JSON text. */
export function withResumeToken(text: string, token: string | undefined): string {
  return token === undefined ? text : `${text.slice(0, -1)}${BEFORE_TOKEN}${JSON.stringify(token)}${AFTER_TOKEN}`;
}

/** The request extensions that resume a subscription after a token. */
export function resumingAfter(token: string): { readonly resume: { readonly after: string } } {
  return { resume: { after: token } };
}
