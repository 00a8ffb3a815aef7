import { answerOf } from '../engine/operations/answer.ts';
import { type GatewayAnswered, withFacts } from '../request/gateway-answer.ts';
import type { OperationLayer, OperationRequest } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import { stockPlanText, toStockPlan } from './stock-plan.ts';

/**
 * Shows a request's plan in the answer's extensions, on request, in the forms that Apollo Sandbox draws: by
 * `Apollo-Expose-Query-Plan: true` as Apollo Router does (with `dry-run` nothing is run), and by
 * `Apollo-Query-Plan-Experimental` as Apollo Gateway does. Stands where it is decided what the caller may see: a plan has
 * nothing that is denied.
 */
export const explainLayer: OperationLayer = next => {
  const show = async (request: OperationRequest, context: RequestContext, way: Way): Promise<GatewayAnswered> => {
    const { headers, access, accepts } = context;
    const variant = await request.engine.plan(request, { context, headers, access }, accepts);
    if ('kind' in variant) return next(request, context);
    const plan = toStockPlan(variant.plan);
    const internal = headers['apollo-query-plan-experimental-format'] === 'internal';
    const extensions =
      way === 'gateway'
        ? { __queryPlanExperimental: internal ? plan : stockPlanText(plan) }
        : { apolloQueryPlan: { object: plan, text: stockPlanText(plan) } };
    const answered = way === 'dry-run' ? answerOf('null', []) : await next(request, context);
    return withFacts(answered, { extensions });
  };
  return (request, context) => {
    const way = wayOf(context.headers);
    return way ? show(request, context, way) : next(request, context);
  };
};

type Way = 'gateway' | 'router' | 'dry-run';

function wayOf(headers: RequestContext['headers']): Way | undefined {
  const router = headers['apollo-expose-query-plan'];
  if (router === 'true') return 'router';
  if (router === 'dry-run') return 'dry-run';
  return headers['apollo-query-plan-experimental'] === undefined ? undefined : 'gateway';
}
