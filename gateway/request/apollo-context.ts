import type { AnswerFacts } from './gateway-answer.ts';
import type { RequestContext } from './request-context.ts';

/** The context of a request in Apollo Server, with the facts that the layers add to its response. */
export class ApolloContext {
  readonly request: RequestContext;
  facts: AnswerFacts = {};

  constructor(request: RequestContext) {
    this.request = request;
  }
}
