import type { AnswerFacts } from './gateway-answer.ts';
import type { RequestContext } from './request-context.ts';

/** A request as Apollo Server carries it, and what our layers say beside its answer. */
export class ApolloContext {
  readonly request: RequestContext;
  facts: AnswerFacts = {};

  constructor(request: RequestContext) {
    this.request = request;
  }
}
