import type { Answer, GraphqlRequest, Layer } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import { stockPlanText, toStockPlan } from './stock-plan.ts';

/**
 * Shows a request's plan in the answer's extensions, on request, in the forms that Apollo Sandbox draws: by
 * `Apollo-Expose-Query-Plan: true` as Apollo Router does (with `dry-run` nothing is run), and by
 * `Apollo-Query-Plan-Experimental` as Apollo Gateway does. Stands where what who asks may see is decided: a plan has
 * nothing that is denied.
 */
export const explainLayer: Layer = (next, graph) => {
  const show = async (request: GraphqlRequest, context: RequestContext, way: Way): Promise<Answer> => {
    const { headers, access, notes, accepts } = context;
    const variant = await graph.engine().plan(request, { context, headers, access }, accepts);
    if ('kind' in variant) return next(request, context);
    const plan = toStockPlan(variant.plan);
    if (way === 'gateway') {
      const internal = headers['apollo-query-plan-experimental-format'] === 'internal';
      notes.setExtension('__queryPlanExperimental', internal ? plan : stockPlanText(plan));
    } else notes.setExtension('apolloQueryPlan', { object: plan, text: stockPlanText(plan) });
    return way === 'dry-run' ? '{"data":null}' : next(request, context);
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
