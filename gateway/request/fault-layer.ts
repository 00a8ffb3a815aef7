import { GraphQLError } from 'graphql';
import type { GatewayAnswered } from './gateway-answer.ts';
import type { Report } from './graphql-executor.ts';
import type { RequestLayer } from './pipeline.ts';
import { refusal } from './refusal.ts';

/**
 * Whatever a layer throws is the failure of one request, with a code. Errors that have one are refusals of the whole HTTP
 * request, and passed on.
 */
export function createFaultLayer(report: Report): RequestLayer {
  return next => (request, context) => {
    const failed = (error: unknown): GatewayAnswered => {
      if (error instanceof GraphQLError && typeof error.extensions.code === 'string') throw error;
      report(error, context.requestId);
      return refusal('INTERNAL_SERVER_ERROR');
    };
    try {
      const answered = next(request, context);
      return answered instanceof Promise ? answered.catch(failed) : answered;
    } catch (error) {
      return failed(error);
    }
  };
}
