import type { GraphQLFormattedError } from 'graphql';
import { SubgraphFailure } from '../../transport/subgraph-failure.ts';
import type { ResponsePath } from '../data/collect.ts';
import type { ResponseError, RunContext } from '../data/run-context.ts';

/** Converts subgraph errors to response errors: the client's path, a code, the subgraph's name. */
export interface ErrorReporter {
  /** Reports a subgraph error at a path with internal response names. */
  report(run: RunContext, error: GraphQLFormattedError, path: ResponsePath | undefined): void;
  /** Reports a fetch without a usable response. */
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
        // Any other error is internal, or thrown by an embedded subgraph: its message may be confidential.
        push(run, `Subgraph "${subgraph}" failed`, path, { code: 'SUBREQUEST_FAILED', serviceName: subgraph });
      }
    },
  };
}

/** Drops stack traces and inner exceptions, which subgraphs in development mode send. */
function safeExtensions(extensions: unknown): Record<string, unknown> {
  if (typeof extensions !== 'object' || extensions === null || Array.isArray(extensions)) return {};
  const { stacktrace: _, exception: __, ...safe } = extensions as Record<string, unknown>;
  return safe;
}
