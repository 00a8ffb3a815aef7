import type { ASTNode } from 'graphql';
import type { OperationRule } from '../../engine/operations/prepared-operation.ts';
import type { Settings } from '../../settings/table.ts';
import { countOperation, type OperationCounts } from './count-operation.ts';
import { type LimitCode, limitError } from './limit-error.ts';

type LimitSetting = 'depth' | 'height' | 'aliases' | 'rootFields' | 'directives' | 'listNesting';

interface SizeLimit {
  readonly setting: LimitSetting;
  readonly count: 'depth' | 'totalFields' | 'aliases' | 'rootFields' | 'directives' | 'listNesting';
  readonly code: LimitCode;
  /** What is counted, for error messages. */
  readonly what: string;
  /** The node to report as the location. @default the operation */
  readonly at?: 'deepest' | 'deepestList';
}

const LIMITS: readonly SizeLimit[] = [
  { setting: 'depth', count: 'depth', code: 'MAX_DEPTH_LIMIT', what: 'Depth', at: 'deepest' },
  { setting: 'height', count: 'totalFields', code: 'MAX_HEIGHT_LIMIT', what: 'Total fields' },
  { setting: 'aliases', count: 'aliases', code: 'MAX_ALIASES_LIMIT', what: 'Aliases' },
  { setting: 'rootFields', count: 'rootFields', code: 'MAX_ROOT_FIELDS_LIMIT', what: 'Root fields' },
  { setting: 'directives', count: 'directives', code: 'MAX_DIRECTIVES_LIMIT', what: 'Directives' },
  {
    setting: 'listNesting',
    count: 'listNesting',
    code: 'MAX_LIST_NESTING_LIMIT',
    what: 'List nesting',
    at: 'deepestList',
  },
];

/**
 * Refuses oversized operations before anything expensive happens. Libraries offer such limits as validation rules:
 * those would run in the planning process, and visit each fragment each time it is used.
 *
 * @returns undefined if no limit is set
 */
export function createSizeRule(limits: Pick<Settings['limits'], LimitSetting>): OperationRule | undefined {
  const active = LIMITS.filter(({ setting }) => limits[setting] > 0);
  if (active.length === 0) return undefined;
  return ({ document, operation, schema }) => {
    let counts: OperationCounts;
    try {
      counts = countOperation(document, operation, schema);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const [{ setting, code, what }] = active as [SizeLimit];
      return [limitError(code, what, Number.POSITIVE_INFINITY, limits[setting], operation)];
    }
    return active.flatMap(({ setting, count, code, what, at }) => {
      if (counts[count] <= limits[setting]) return [];
      const node = at && (counts[at] as ASTNode | undefined);
      return [limitError(code, what, counts[count], limits[setting], node ?? operation)];
    });
  };
}
