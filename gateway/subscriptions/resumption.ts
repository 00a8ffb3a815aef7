import type { ResumePoint } from '../../shared/graphql/resumption.ts';
import type { GraphqlRequest, Layer } from '../http/pipeline.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Settings } from '../settings/table.ts';
import type { SubgraphResponse } from '../transport/transport.ts';

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

/** The token in the text of an event. */
export function resumeTokenOf(text: string): string | undefined {
  if (!text.endsWith(`"${AFTER_TOKEN}`)) return undefined;
  const start = text.lastIndexOf(BEFORE_TOKEN);
  return start < 0 ? undefined : JSON.parse(text.slice(start + BEFORE_TOKEN.length, -AFTER_TOKEN.length));
}

/** What a subscription asks to go on after, in the extensions of a request. */
export function resumingAfter(token: string): { readonly resume: { readonly after: string } } {
  return { resume: { after: token } };
}

/** A request that names, in the way of server-sent events, the last event that the client has. */
export function withLastEventId(request: GraphqlRequest, id: string | string[] | undefined): GraphqlRequest {
  if (typeof id !== 'string' || id === '' || request.extensions?.resume != null) return request;
  return { ...request, extensions: { ...request.extensions, ...resumingAfter(id) } };
}

/**
 * Notes from where a subscription is to go on.
 * @param within how old an event may be after which subscriptions go on, in milliseconds
 * @returns the text of a refusal where what is asked makes no sense
 */
export function noteResumption(request: GraphqlRequest, context: RequestContext, within: number): string | undefined {
  const resume = request.extensions?.resume;
  if (resume == null) return undefined;
  const { after } = resume as { readonly after?: unknown };
  if (after == null) return undefined;
  if (typeof after !== 'string' || !TOKEN.test(after)) return REFUSAL;
  context.resume = { after, within } satisfies ResumePoint;
  return undefined;
}

/** Lets subscriptions go on where earlier ones were cut off. */
export function resumptionLayer({ subscriptions }: Pick<Settings, 'subscriptions'>): Layer {
  return next => (request, context) =>
    (context.accepts.subscription ? noteResumption(request, context, subscriptions.resumeWindow) : undefined) ??
    next(request, context);
}

const REFUSAL = JSON.stringify({
  errors: [
    {
      message: 'extensions.resume.after: expected the token that an event had as extensions.resume.token',
      extensions: { code: 'BAD_USER_INPUT', argument: 'extensions.resume.after' },
    },
  ],
});
