import { type FieldNode, Kind } from 'graphql';
import type { FetchNode } from '../../plan/plan.ts';
import type { EntityKeys } from '../../supergraph/entity-keys.ts';
import type { SubgraphResponse } from '../../transport/transport.ts';
import { compileCollect, locatePaths, type ResponsePath } from '../data/collect.ts';
import { compileContexts } from '../data/context-values.ts';
import { compileMerge, mergeAll } from '../data/merge.ts';
import { compileRepresentation } from '../data/representation.ts';
import { compileRewrites } from '../data/rewrites.ts';
import { type Data, isObject, type RunContext, type Step } from '../data/run-context.ts';
import type { CompileContext } from './compile-context.ts';
import { commonPath, renamedKeys } from './fetch.ts';
import { compileParallel } from './parallel.ts';
import { call, compileFetchVariables, malformed, prepareCall } from './subgraph-call.ts';
import { createErrorReporter } from './subgraph-errors.ts';

/** The objects that share one representation; mostly one. */
type Slot = Data | Data[];

/** Fetches fields of the entities at a path; equal entities are fetched once. */
export function compileEntityFetch(node: FetchNode, path: readonly string[], context: CompileContext): Step {
  const { operation, fragments, send } = prepareCall(node, context);
  const entities = operation.selectionSet.selections[0] as FieldNode;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) throw new Error('An entity fetch must query _entities');
  const variablesOf = compileFetchVariables(node);
  const merger = compileMerge(entities.selectionSet, fragments, renamedKeys(node), name =>
    context.possibleTypes.has(String(name)),
  );
  const rewrite = compileRewrites(node.outputRewrites, context.possibleTypes);
  const representation = compileRepresentation(
    node.requires!,
    context.possibleTypes,
    (type, fields) => holdsKey(context.keys, node.subgraph, type, fields),
    compileRewrites(node.inputRewrites, context.possibleTypes),
  );
  const errors = createErrorReporter(node.subgraph, context.externalName);

  const markMissing = (slots: readonly Slot[]) => slots.forEach(slot => void each(slot, merger.markMissing));
  const merge = (slots: readonly Slot[], list: readonly unknown[], erroneous: boolean) => {
    let wrong: number | undefined;
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index]!;
      const entity = list[index];
      if (!isObject(entity)) {
        each(slot, merger.markMissing);
        wrong ??= entity === null ? undefined : index;
        continue;
      }
      rewrite?.(entity);
      if (Array.isArray(slot)) mergeAll(merger, slot, entity, context.apart);
      else merger.merge(slot, entity);
      if (erroneous) each(slot, merger.markMissing);
    }
    if (wrong !== undefined) {
      malformed(node.subgraph, `answered _entities[${wrong}] with something other than an object or null`);
    }
  };
  const reportErrors = (run: RunContext, found: NonNullable<SubgraphResponse['errors']>, slots: readonly Slot[]) => {
    let paths: Map<Data, ResponsePath[]> | undefined;
    for (const error of found) {
      const index = error.path?.[1];
      const slot = typeof index === 'number' ? slots[index] : undefined;
      if (!slot) {
        errors.report(run, error, onlyPath(run, path, slots) ?? commonPath(path));
        continue;
      }
      paths ??= locatePaths(run.data, path);
      const known = paths;
      const inside = error.path!.slice(2);
      each(slot, target => {
        for (const base of known.get(target) ?? []) errors.report(run, error, [...base, ...inside]);
      });
    }
  };
  const gather = createGatherer(representation, merger.markMissing);

  const fetchAll = (run: RunContext, targets: readonly Data[], values?: Readonly<Data>) => {
    const { representations, slots } = gather(targets);
    if (representations.length === 0) return undefined;
    const variables = { ...variablesOf(run.variables), ...values };
    variables.representations = representations;
    return call(
      send,
      variables,
      run,
      response => {
        if (response.errors) reportErrors(run, response.errors, slots);
        const list = response.data?._entities;
        if (Array.isArray(list) && list.length === slots.length) {
          merge(slots, list, response.errors !== undefined);
          return;
        }
        markMissing(slots);
        if (list !== undefined && list !== null) {
          malformed(node.subgraph, `answered _entities with something other than a list of ${slots.length}`);
        }
        if (!response.errors) malformed(node.subgraph, 'answered _entities with neither data nor errors');
      },
      error => {
        markMissing(slots);
        errors.fail(run, error, onlyPath(run, path, slots) ?? commonPath(path));
      },
    );
  };
  if (!node.contextRewrites) {
    const collect = compileCollect(path);
    return run => fetchAll(run, collect(run.data));
  }
  const collect = compileContexts(path, node.contextRewrites, context.possibleTypes);
  // Variables hold for a whole request, so there is one for each combination of values.
  return run =>
    compileParallel(
      collect(run.data).map(
        ({ targets, values }) =>
          () =>
            fetchAll(run, targets, values),
      ),
    )(run);
}

/**
 * Whether a representation of a type has a key of the subgraph. With interface objects, plans list required fields of
 * more types than keys: such types are not fetched.
 */
function holdsKey(
  { keys, interfaces }: EntityKeys,
  subgraph: string,
  type: string,
  fields: ReadonlySet<string>,
): boolean {
  const known = [type, ...(interfaces.get(type) ?? [])].flatMap(name => keys.get(`${subgraph} ${name}`) ?? []);
  return known.length === 0 || known.some(key => key.every(name => fields.has(name)));
}

/** Deduplicates the representations of some objects; each slot lists the objects of one representation. */
function createGatherer(
  builder: ReturnType<typeof compileRepresentation>,
  markMissing: (target: Data) => void,
): (targets: readonly Data[]) => { representations: Data[]; slots: Slot[] } {
  return targets => {
    const representations: Data[] = [];
    const slots: Slot[] = [];
    const seen = targets.length > 1 ? new Map<string, number>() : undefined;
    for (const target of targets) {
      const representation = builder.make(target);
      if (!representation) {
        if (representation === null) markMissing(target);
        continue;
      }
      if (seen) {
        const key = builder.key(target, representation);
        const known = seen.get(key);
        if (known !== undefined) {
          const slot = slots[known]!;
          if (Array.isArray(slot)) slot.push(target);
          else slots[known] = [slot, target];
          continue;
        }
        seen.set(key, slots.length);
      }
      representations.push(representation);
      slots.push(target);
    }
    return { representations, slots };
  };
}

function each(slot: Slot, visit: (target: Data) => void): void {
  if (Array.isArray(slot)) for (const target of new Set(slot)) visit(target);
  else visit(slot);
}

function onlyPath(run: RunContext, path: readonly string[], slots: readonly Slot[]): ResponsePath | undefined {
  const [slot, second] = slots;
  if (slot === undefined || second !== undefined || Array.isArray(slot)) return undefined;
  return locatePaths(run.data, path).get(slot)?.[0];
}
