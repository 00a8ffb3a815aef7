import type { Access } from '../supergraph/decide-access.ts';

/** What decides between the variants of an operation, as one who asked it had it. */
export interface VariantKey {
  /** Of the variables in conditions. */
  readonly conditions: ReadonlyMap<string, boolean>;
  readonly access: Access | undefined;
  /** Whether the answer may come in parts. */
  readonly incremental: boolean;
}
