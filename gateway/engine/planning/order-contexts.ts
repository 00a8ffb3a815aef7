import { Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { fetchesOf } from '../plan/fetches-of.ts';
import { isName } from '../plan/path-step.ts';
import type { DeferNode, FetchNode, PlanNode } from '../plan/plan.ts';

/** A fetch of a plan, at its path, with those that must be done before. */
interface Task {
  readonly node: PlanNode;
  readonly fetch: FetchNode | undefined;
  /** Response names that lead to the objects of the fetch. */
  readonly at: readonly string[];
  readonly before: Set<Task>;
}

/**
 * The planner forgets that a fetch with `@fromContext` arguments has to wait for the fetches of their values. Where it
 * does, such a plan is put in another order: by layers of fetches that wait for nothing but the layers before.
 * @throws if nothing fetches a value before it is needed
 */
export function orderContexts(plan: PlanNode): PlanNode {
  if (!fetchesOf(plan).some(({ contextRewrites }) => contextRewrites)) return plan;
  if (plan.kind === 'Defer') return orderParts(plan);
  if (plan.kind === 'Subscription') {
    const primary: Task = { node: plan.primary, fetch: plan.primary, at: [], before: new Set() };
    return plan.rest ? { ...plan, rest: ordered(plan.rest, [primary]) } : plan;
  }
  return ordered(plan, []);
}

/** What a deferred part waits for is part of the plan; so its values must be its own, or of fetches it waits for. */
function orderParts(plan: DeferNode): DeferNode {
  const all = fetchesAt(plan, []);
  const orderPart = <T extends DeferNode['primary']>(part: T, depends: readonly string[]): T => {
    if (!part.node) return part;
    const known = all.filter(({ fetch }) => fetch?.id !== undefined && depends.includes(fetch.id));
    if (part.node.kind === 'Defer') return { ...part, node: orderParts(part.node) };
    return { ...part, node: ordered(part.node, known) };
  };
  return {
    ...plan,
    primary: orderPart(plan.primary, []),
    deferred: plan.deferred.map(part =>
      orderPart(
        part,
        part.depends.map(({ id }) => id),
      ),
    ),
  };
}

function ordered(plan: PlanNode, done: readonly Task[]): PlanNode {
  const tasks = tasksOf(plan, [], []);
  let isInOrder = true;
  for (const task of tasks) {
    for (const value of valuesOf(task)) {
      const sources = tasks.filter(other => other !== task && provides(other, value) && !waitsFor(other, task));
      if (sources.length === 0 && !done.some(other => provides(other, value))) {
        throw new Error(`Nothing fetches ${value.join('.')} before it is needed as an argument`);
      }
      for (const source of sources) {
        isInOrder &&= task.before.has(source);
        task.before.add(source);
      }
    }
  }
  return isInOrder ? plan : layered(tasks);
}

/** Every fetch, with those that the plan runs before. */
function tasksOf(node: PlanNode, path: readonly string[], before: readonly Task[]): Task[] {
  switch (node.kind) {
    case 'Sequence': {
      const tasks: Task[] = [];
      for (const inner of node.nodes) tasks.push(...tasksOf(inner, path, [...before, ...tasks]));
      return tasks;
    }
    case 'Parallel':
      return node.nodes.flatMap(inner => tasksOf(inner, path, before));
    case 'Flatten':
      return tasksOf(node.node, [...path, ...node.path], before);
    default: {
      const placed: PlanNode = path.length === 0 ? node : { kind: 'Flatten', path, node };
      const fetch = node.kind === 'Fetch' ? node : undefined;
      return [{ node: placed, fetch, at: path.filter(isName), before: new Set(before) }];
    }
  }
}

function fetchesAt(plan: DeferNode, path: readonly string[]): Task[] {
  return [plan.primary, ...plan.deferred].flatMap(({ node }) => {
    if (!node) return [];
    return node.kind === 'Defer' ? fetchesAt(node, path) : tasksOf(node, path, []);
  });
}

/** Paths, from the root, of the values that the arguments of a fetch take. */
function valuesOf({ fetch, at }: Task): (readonly string[])[] {
  return (fetch?.contextRewrites ?? []).map(({ path }) => {
    const levels = path.lastIndexOf('..') + 1;
    const below = path.slice(levels).filter(step => !step.startsWith('... on '));
    return [...at.slice(0, at.length - levels), ...below];
  });
}

function provides({ fetch, at }: Task, value: readonly string[]): boolean {
  if (!fetch || at.length >= value.length || at.some((name, index) => name !== value[index])) return false;
  const [operation] = parse(fetch.operation, { noLocation: true }).definitions as readonly [OperationDefinitionNode];
  const [entities] = operation.selectionSet.selections;
  const isEntityFetch = fetch.requires !== undefined && entities?.kind === Kind.FIELD && entities.selectionSet;
  return selects(isEntityFetch ? entities.selectionSet! : operation.selectionSet, value.slice(at.length));
}

function selects(set: SelectionSetNode, [name, ...rest]: readonly string[]): boolean {
  return set.selections.some(selection => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
    if (selection.kind === Kind.INLINE_FRAGMENT) return selects(selection.selectionSet, [name!, ...rest]);
    if ((selection.alias ?? selection.name).value !== name) return false;
    return rest.length === 0 || (selection.selectionSet !== undefined && selects(selection.selectionSet, rest));
  });
}

function waitsFor(task: Task, other: Task, seen = new Set<Task>()): boolean {
  if (seen.has(task)) return false;
  seen.add(task);
  return task.before.has(other) || [...task.before].some(earlier => waitsFor(earlier, other, seen));
}

function layered(tasks: readonly Task[]): PlanNode {
  const depths = new Map<Task, number>();
  const depthOf = (task: Task): number => {
    const known = depths.get(task);
    if (known !== undefined) return known;
    const depth = Math.max(-1, ...[...task.before].map(depthOf)) + 1;
    depths.set(task, depth);
    return depth;
  };
  const layers: PlanNode[][] = [];
  for (const task of tasks) {
    const depth = depthOf(task);
    layers[depth] = [...(layers[depth] ?? []), task.node];
  }
  return {
    kind: 'Sequence',
    nodes: layers.map(nodes => (nodes.length === 1 ? nodes[0]! : { kind: 'Parallel', nodes })),
  };
}
