import type { ASTNode } from 'graphql';
import type { OperationRule } from '../../engine/operations/prepared-operation.ts';
import type { Settings } from '../../settings/table.ts';
import { countOperation, type OperationCounts } from './count-operation.ts';
import { type LimitCode, limitError } from './limit-error.ts';

type Counted = 'depth' | 'height' | 'aliases' | 'rootFields' | 'directives' | 'listNesting';

const LIMITS: readonly (readonly [key: Counted, code: LimitCode, what: string, at?: keyof OperationCounts])[] = [
  ['depth', 'MAX_DEPTH_LIMIT', 'Nesting of fields', 'deepest'],
  ['height', 'MAX_HEIGHT_LIMIT', 'Fields'],
  ['aliases', 'MAX_ALIASES_LIMIT', 'Aliases'],
  ['rootFields', 'MAX_ROOT_FIELDS_LIMIT', 'Fields at the top'],
  ['directives', 'MAX_DIRECTIVES_LIMIT', 'Directives'],
  ['listNesting', 'MAX_LIST_NESTING_LIMIT', 'Lists within lists', 'deepestList'],
];

/**
 * Refuses operations that are too big, before anything is spent on them. The guards that libraries offer are validation
 * rules: they run in the planning process when a text is already there, and follow each fragment each time it is used.
 *
 * @returns undefined when nothing is limited
 */
export function createSizeRule(limits: Pick<Settings['limits'], Counted>): OperationRule | undefined {
  const active = LIMITS.filter(([key]) => limits[key] > 0);
  if (active.length === 0) return undefined;
  return ({ document, operation, schema }) => {
    let counts: OperationCounts;
    try {
      counts = countOperation(document, operation, schema);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const [[key, code, what] = LIMITS[0]!] = active;
      return [limitError(code, what, Number.POSITIVE_INFINITY, limits[key], operation)];
    }
    return active.flatMap(([key, code, what, at]) => {
      if (counts[key] <= limits[key]) return [];
      const node = at && (counts[at] as ASTNode | undefined);
      return [limitError(code, what, counts[key], limits[key], node ?? operation)];
    });
  };
}
