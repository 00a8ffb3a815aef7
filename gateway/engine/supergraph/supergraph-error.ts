import { type ASTNode, GraphQLError } from 'graphql';
import { OperatorError } from '../../../shared/errors/operator-error.ts';

/**
 * - `INVALID_SUPERGRAPH`: the text is not a supergraph schema.
 * - `UNSUPPORTED_SUPERGRAPH`: it is one, but requires an unsupported feature.
 */
export type SupergraphErrorCode = 'INVALID_SUPERGRAPH' | 'UNSUPPORTED_SUPERGRAPH';

/** A refused supergraph. The message includes the line if it is known. */
export class SupergraphError extends OperatorError {
  override readonly name = 'SupergraphError';
  readonly code: SupergraphErrorCode;
  /** The fault without the line. */
  readonly fault: string;
  /** Line in the SDL, from 1; `undefined` if the fault has no location. */
  readonly line: number | undefined;

  constructor(code: SupergraphErrorCode, fault: string, where?: ASTNode | number, cause?: unknown) {
    const line = typeof where === 'number' ? where : where?.loc?.startToken.line;
    super(line === undefined ? fault : `${fault} (line ${line})`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.fault = fault;
    this.line = line;
  }
}

/** Converts any error of the parser or the federation library to a {@link SupergraphError}. */
export function asSupergraphError(error: unknown): SupergraphError {
  if (error instanceof SupergraphError) return error;
  const line = error instanceof GraphQLError ? error.locations?.[0]?.line : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return new SupergraphError('INVALID_SUPERGRAPH', `Not a valid supergraph: ${message}`, line, error);
}
