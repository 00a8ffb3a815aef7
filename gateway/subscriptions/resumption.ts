import type { ResumePoint } from '../../shared/graphql/resumption.ts';
import { resumingAfter, TOKEN } from '../engine/transport/resume-token.ts';
import type { GraphqlRequest, Layer } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { Settings } from '../settings/table.ts';

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
