import type { ResumePoint } from '../../shared/graphql/resumption.ts';
import { asResumeToken, resumingAfter } from '../engine/transport/resume-token.ts';
import type { GatewayAnswer } from '../request/gateway-answer.ts';
import type { GraphqlRequest, OperationLayer } from '../request/pipeline.ts';
import { refusal } from '../request/refusal.ts';
import type { Settings } from '../settings/table.ts';

/** Adds the resume token in `Last-Event-ID` to a request. */
export function withLastEventId(request: GraphqlRequest, id: string | string[] | undefined): GraphqlRequest {
  if (typeof id !== 'string' || id === '' || request.extensions?.resume != null) return request;
  return { ...request, extensions: { ...request.extensions, ...resumingAfter(id) } };
}

/**
 * Reads where to resume a subscription.
 * @param within maximum age of the last received event, in milliseconds
 * @returns undefined if the request does not resume; a refusal if the token is invalid
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

/** Resumes subscriptions after the last event that the client received. */
export function createResumptionLayer({ subscriptions }: Pick<Settings, 'subscriptions'>): OperationLayer {
  return next => (request, context) => {
    const resume = context.accepts.subscription ? readResumption(request, subscriptions.resumeWindow) : undefined;
    if (resume === undefined) return next(request, context);
    return 'after' in resume ? next(request, context.with({ resume })) : resume;
  };
}
