import type { AnyNode } from 'domhandler';

/** Articles are nested a few dozen levels deep at most; markup that is deeper would take quadratic time to read. */
export const MAX_DEPTH = 256;

/** Whether elements are nested deeper than {@link MAX_DEPTH}. Without recursion, which would end at some depth. */
export function isTooDeep(roots: readonly AnyNode[]): boolean {
  let level: readonly AnyNode[] = roots;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap(node => ('children' in node ? node.children.filter(child => child.type === 'tag') : []));
  }
  return false;
}
