import { type ASTNode, GraphQLError } from 'graphql';
import { OperatorError } from '../../../shared/errors/operator-error.ts';

/**
 * - `INVALID_SUPERGRAPH`: the text is not a supergraph schema.
 * - `UNSUPPORTED_SUPERGRAPH`: it is one, but asks for something that this gateway does not do.
 */
export type SupergraphErrorCode = 'INVALID_SUPERGRAPH' | 'UNSUPPORTED_SUPERGRAPH';

/** Why a supergraph was refused. The message names the line where one is known. */
export class SupergraphError extends OperatorError {
  override readonly name = 'SupergraphError';
  readonly code: SupergraphErrorCode;
  /** What is wrong, without the line. */
  readonly fault: string;
  /** Line in the supergraph text, from 1; `undefined` where the fault has no place. */
  readonly line: number | undefined;

  constructor(code: SupergraphErrorCode, fault: string, where?: ASTNode | number, cause?: unknown) {
    const line = typeof where === 'number' ? where : where?.loc?.startToken.line;
    super(line === undefined ? fault : `${fault} (line ${line})`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.fault = fault;
    this.line = line;
  }
}

/** Turns whatever a parser or the federation library threw into a {@link SupergraphError}. */
export function asSupergraphError(error: unknown): SupergraphError {
  if (error instanceof SupergraphError) return error;
  const line = error instanceof GraphQLError ? error.locations?.[0]?.line : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return new SupergraphError('INVALID_SUPERGRAPH', `Not a valid supergraph: ${message}`, line, error);
}
