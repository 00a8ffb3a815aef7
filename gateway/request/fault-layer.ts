import { GraphQLError } from 'graphql';
import { isTooDeep } from '../engine/document/too-deep.ts';
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
      if (isTooDeep(error)) return refusal('BAD_USER_INPUT', { message: 'The variables are nested too deep' });
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
