import { Kind, type SelectionSetNode } from 'graphql';
import { isName } from '../../plan/path-step.ts';
import type { FetchNode } from '../../plan/plan.ts';
import type { SubgraphResponse } from '../../transport/transport.ts';
import { type Collect, compileCollect, locatePaths, type ResponsePath } from '../data/collect.ts';
import { compileMerge, mergeAll } from '../data/merge.ts';
import { compileRewrites } from '../data/rewrites.ts';
import { type Data, isObject, type RunContext, type Step } from '../data/run-context.ts';
import type { CompileContext } from './compile-context.ts';
import { call, compileFetchVariables, type FetchOperation, malformed, prepareCall } from './subgraph-call.ts';
import { createErrorReporter } from './subgraph-errors.ts';

/** Fetches root fields and merges them into the response root, or into every object at a path. */
export function compileFetch(node: FetchNode, path: readonly string[], context: CompileContext): Step {
  const { send, ...fetch } = prepareCall(node, context);
  const variablesOf = compileFetchVariables(node);
  const collect: Collect = path.length === 0 ? data => [data] : compileCollect(path);
  const arrival = compileArrival(node, fetch, path, context);
  return run => {
    const targets = collect(run.data);
    if (targets.length === 0) return undefined;
    return call(
      send,
      variablesOf(run.variables),
      run,
      response => arrival.arrived(run, targets, response),
      error => arrival.failed(run, targets, error),
    );
  };
}

/** Handles the outcome of a fetch of root fields. */
export interface Arrival {
  /** Merges data into the targets and reports errors. @throws SubgraphFailure for a malformed response */
  arrived(run: RunContext, targets: readonly Data[], response: SubgraphResponse): void;
  /** The fetch failed: marks its fields as missing, with an error each. */
  failed(run: RunContext, targets: readonly Data[], error: unknown): void;
}

export function compileArrival(
  node: FetchNode,
  { operation, fragments }: FetchOperation,
  path: readonly string[],
  context: CompileContext,
): Arrival {
  const rewrite = compileRewrites(node.outputRewrites, context.possibleTypes);
  const merger = compileMerge(operation.selectionSet, fragments, renamedKeys(node), name =>
    context.possibleTypes.has(String(name)),
  );
  const errors = createErrorReporter(node.subgraph, context.externalName);
  const fields = responseNames(operation.selectionSet);
  const basesIn = (run: RunContext) => (path.length === 0 ? [[]] : [...locatePaths(run.data, path).values()].flat());

  const missing = (targets: readonly Data[]) => {
    for (const target of targets) merger.markMissing(target);
  };
  const done = (run: RunContext, targets: readonly Data[], data: unknown) => {
    if (!isObject(data)) {
      missing(targets);
      if (data !== null && data !== undefined) malformed(node.subgraph, 'answered with data that is not an object');
      return;
    }
    rewrite?.(data);
    const { errors: found } = run;
    mergeAll(merger, targets, data, context.apart);
    // With errors, a lenient server may omit a field; without errors, an absent field is a fault.
    if (found.length > 0) missing(targets);
  };
  return {
    arrived(run, targets, response) {
      if (response.errors) {
        for (const error of response.errors) {
          for (const base of error.path ? basesIn(run) : [undefined])
            errors.report(run, error, base && [...base, ...error.path!]);
        }
      } else if (response.data === undefined || response.data === null) {
        malformed(node.subgraph, 'answered with neither data nor errors');
      }
      done(run, targets, response.data);
    },
    failed(run, targets, error) {
      missing(targets);
      // One error per missing field, as a single server for the whole graph would report.
      for (const base of basesIn(run)) for (const name of fields) errors.fail(run, error, [...base, name]);
    },
  };
}

export function renamedKeys(node: FetchNode): [string, string][] {
  return (node.outputRewrites ?? []).flatMap(rewrite =>
    rewrite.kind === 'KeyRenamer' ? [[rewrite.path.at(-1) ?? '', rewrite.renameKeyTo] as [string, string]] : [],
  );
}

function responseNames(set: SelectionSetNode): string[] {
  const names = set.selections.flatMap(selection => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    return selection.kind === Kind.INLINE_FRAGMENT ? responseNames(selection.selectionSet) : [];
  });
  return [...new Set(names)].filter(name => name !== '__typename');
}

/** The common path of the objects at a plan's path: up to the first list or type condition. */
export function commonPath(path: readonly string[]): ResponsePath | undefined {
  const end = path.findIndex(step => !isName(step));
  const common = end < 0 ? path : path.slice(0, end);
  return common.length === 0 ? undefined : common;
}
