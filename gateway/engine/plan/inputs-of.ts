import { fetchesOf } from './fetches-of.ts';
import type { PlanNode, RequiresSelection } from './plan.ts';

/** All names that the fetches of a plan take from the data. */
export function inputsOf(plan: PlanNode): Set<string> {
  const names = fetchesOf(plan).flatMap(({ requires = [], contextRewrites = [] }) => [
    ...requires.flatMap(namesIn),
    ...contextRewrites.flatMap(({ path }) => path),
  ]);
  return new Set(names);
}

function namesIn(selection: RequiresSelection): string[] {
  const below = (selection.selections ?? []).flatMap(namesIn);
  return selection.kind === 'Field' ? [selection.source, ...below] : below;
}
