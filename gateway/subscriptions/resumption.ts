import type { ResumePoint } from '../../shared/graphql/resumption.ts';
import { asResumeToken, resumingAfter } from '../engine/transport/resume-token.ts';
import type { GatewayAnswer } from '../request/gateway-answer.ts';
import type { GraphqlRequest, OperationLayer } from '../request/pipeline.ts';
import { refusal } from '../request/refusal.ts';
import type { Settings } from '../settings/table.ts';

/** A request that names, in the way of server-sent events, the last event that the client has. */
export function withLastEventId(request: GraphqlRequest, id: string | string[] | undefined): GraphqlRequest {
  if (typeof id !== 'string' || id === '' || request.extensions?.resume != null) return request;
  return { ...request, extensions: { ...request.extensions, ...resumingAfter(id) } };
}

/**
 * Reads from where a subscription is to go on.
 * @param within how old an event may be after which subscriptions go on, in milliseconds
 * @returns undefined where nothing is asked, and a refusal where what is asked makes no sense
 */
export function readResumption(
  { extensions }: Pick<GraphqlRequest, 'extensions'>,
  within: number,
): ResumePoint | GatewayAnswer | undefined {
  const { after } = (extensions?.resume ?? {}) as { readonly after?: unknown };
  if (after == null) return undefined;
  const token = asResumeToken(after);
  if (token !== undefined) return { after: token, within };
  return refusal('BAD_USER_INPUT', {
    message: 'extensions.resume.after: expected the token that an event had as extensions.resume.token',
    details: { argument: 'extensions.resume.after' },
  });
}

/** Lets subscriptions go on where earlier ones were cut off. */
export function resumptionLayer({ subscriptions }: Pick<Settings, 'subscriptions'>): OperationLayer {
  return next => (request, context) => {
    const resume = context.accepts.subscription ? readResumption(request, subscriptions.resumeWindow) : undefined;
    if (resume === undefined) return next(request, context);
    return 'after' in resume ? next(request, context.with({ resume })) : resume;
  };
}
