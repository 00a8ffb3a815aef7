import { answerOf } from '../engine/operations/answer.ts';
import { type GatewayAnswered, withFacts } from '../request/gateway-answer.ts';
import type { OperationLayer, OperationRequest } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import { stockPlanText, toStockPlan } from './stock-plan.ts';

/**
 * Returns a request's plan in the extensions, on request, in the formats that Apollo Sandbox renders: with
 * `Apollo-Expose-Query-Plan: true` like Apollo Router (`dry-run` executes nothing), and with
 * `Apollo-Query-Plan-Experimental` like Apollo Gateway. Runs after authorization: a plan has no denied fields.
 */
export const explainLayer: OperationLayer = next => {
  const explain = async (
    request: OperationRequest,
    context: RequestContext,
    format: Format,
  ): Promise<GatewayAnswered> => {
    const { headers, access, accepts } = context;
    const variant = await request.engine.plan(request, { context, headers, access }, accepts);
    if ('kind' in variant) return next(request, context);
    const plan = toStockPlan(variant.plan);
    const internal = headers['apollo-query-plan-experimental-format'] === 'internal';
    const extensions =
      format === 'gateway'
        ? { __queryPlanExperimental: internal ? plan : stockPlanText(plan) }
        : { apolloQueryPlan: { object: plan, text: stockPlanText(plan) } };
    const answered = format === 'dry-run' ? answerOf('null', []) : await next(request, context);
    return withFacts(answered, { extensions });
  };
  return (request, context) => {
    const format = formatOf(context.headers);
    return format ? explain(request, context, format) : next(request, context);
  };
};

type Format = 'gateway' | 'router' | 'dry-run';

function formatOf(headers: RequestContext['headers']): Format | undefined {
  const router = headers['apollo-expose-query-plan'];
  if (router === 'true') return 'router';
  if (router === 'dry-run') return 'dry-run';
  return headers['apollo-query-plan-experimental'] === undefined ? undefined : 'gateway';
}
