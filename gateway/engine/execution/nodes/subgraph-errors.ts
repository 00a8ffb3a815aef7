import type { GraphQLFormattedError } from 'graphql';
import { SubgraphFailure } from '../../transport/subgraph-failure.ts';
import type { ResponsePath } from '../data/collect.ts';
import type { ResponseError, RunContext } from '../data/run-context.ts';

/** Turns what a subgraph reports into errors of the answer: the client's path, a code, the subgraph's name. */
export interface ErrorReporter {
  /** An error as the subgraph gave it, at a place of the answer under internal names. */
  report(run: RunContext, error: GraphQLFormattedError, path: ResponsePath | undefined): void;
  /** The fetch had no usable answer at all. */
  fail(run: RunContext, error: unknown, path: ResponsePath | undefined): void;
}

export function createErrorReporter(subgraph: string, externalName: (name: string) => string): ErrorReporter {
  const external = (path: ResponsePath) => path.map(part => (typeof part === 'string' ? externalName(part) : part));
  const push = (
    run: RunContext,
    message: string,
    path: ResponsePath | undefined,
    extensions: Record<string, unknown>,
  ) => {
    const error: ResponseError = path?.length ? { message, path: external(path), extensions } : { message, extensions };
    run.errors.push(error);
  };
  return {
    report(run, error, path) {
      const message =
        typeof error.message === 'string' && error.message !== '' ? error.message : `Error in subgraph "${subgraph}"`;
      push(run, message, path, {
        code: 'DOWNSTREAM_SERVICE_ERROR',
        ...safeExtensions(error.extensions),
        serviceName: subgraph,
      });
    },
    fail(run, error, path) {
      if (error instanceof SubgraphFailure) {
        const status = error.status === undefined ? {} : { http: { status: error.status } };
        push(run, error.message, path, { code: error.code, serviceName: subgraph, ...status });
      } else {
        // Anything else is a fault of ours or of an embedded subgraph; its message may hold what is not for clients.
        push(run, `Subgraph "${subgraph}" failed`, path, { code: 'SUBREQUEST_FAILED', serviceName: subgraph });
      }
    },
  };
}

/** Subgraphs in development mode send stack traces and the text of inner exceptions; those stay here. */
function safeExtensions(extensions: unknown): Record<string, unknown> {
  if (typeof extensions !== 'object' || extensions === null || Array.isArray(extensions)) return {};
  const { stacktrace: _, exception: __, ...safe } = extensions as Record<string, unknown>;
  return safe;
}
