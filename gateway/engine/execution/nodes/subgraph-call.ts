import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { own } from '../../compile/emitter.ts';
import { fragmentsOf } from '../../document/fragments.ts';
import { type ExactFields, exactnessOf } from '../../numbers/exact-fields.ts';
import type { FetchNode } from '../../plan/plan.ts';
import { SubgraphFailure } from '../../transport/subgraph-failure.ts';
import type { FetchScope, PreparedFetch, SubgraphOperation, SubgraphResponse } from '../../transport/transport.ts';
import type { Data, RunContext } from '../data/run-context.ts';
import type { CompileContext } from './compile-context.ts';

/** The operation of a fetch, parsed once per client operation. */
export interface FetchOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** In the form that transports take. */
  readonly sent: SubgraphOperation;
}

/** A fetch's operation and the function that sends it. */
export interface SubgraphCall extends FetchOperation {
  readonly send: PreparedFetch;
}

export function prepareCall(
  node: FetchNode,
  { transport, exactFields }: Pick<CompileContext, 'transport' | 'exactFields'>,
): SubgraphCall {
  const read = readFetch(node, exactFields);
  const fetch = transport(node.subgraph).prepare(read.sent);
  const send: PreparedFetch = (variables, scope) => {
    if (scope.signal?.aborted) {
      throw new SubgraphFailure('SUBREQUEST_CANCELLED', node.subgraph, 'request cancelled: the client disconnected');
    }
    return fetch(variables, scope);
  };
  return { ...read, send };
}

export function readFetch(node: FetchNode, exactFields: ExactFields): FetchOperation {
  const document = parse(node.operation, { noLocation: true });
  const fragments = fragmentsOf(document);
  const operation = document.definitions.find(definition => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error(`The plan's fetch from "${node.subgraph}" contains no operation`);
  const sent: SubgraphOperation = {
    text: node.operation,
    document,
    operationName: node.operationName,
    kind: node.operationKind,
    entities: node.requires !== undefined,
    exact: exactnessOf(document, exactFields),
  };
  return { operation, fragments, sent };
}

/** Picks the variables that a fetch uses; a variable that the client omitted stays omitted. */
export function compileFetchVariables({
  variables: sent,
  clientVariables = {},
}: Pick<FetchNode, 'variables' | 'clientVariables'>): (variables: Readonly<Data>) => Data {
  if (sent.length === 0) return () => ({});
  const names = sent.map(name => [name, Object.hasOwn(clientVariables, name) ? clientVariables[name]! : name] as const);
  return variables => {
    const picked: Data = {};
    for (const [name, given] of names) {
      const value = own(variables, given);
      if (value !== undefined) picked[name] = value;
    }
    return picked;
  };
}

/**
 * Sends a request and passes on the response or the failure; never throws, and is asynchronous only if the transport
 * is.
 */
export function call(
  send: PreparedFetch,
  variables: Data,
  run: RunContext,
  done: (response: SubgraphResponse) => void,
  failed: (error: unknown) => void,
): Promise<void> | undefined {
  const settle = (response: SubgraphResponse) => {
    try {
      done(response);
    } catch (error) {
      failed(error);
    }
  };
  const scope: FetchScope = run.scope;
  try {
    const response = send(variables, scope);
    if (response instanceof Promise) return response.then(settle, failed);
    settle(response);
  } catch (error) {
    failed(error);
  }
  return undefined;
}

/** @throws {SubgraphFailure} always */
export function malformed(subgraph: string, reason: string): never {
  throw new SubgraphFailure('SUBREQUEST_MALFORMED_RESPONSE', subgraph, reason);
}
