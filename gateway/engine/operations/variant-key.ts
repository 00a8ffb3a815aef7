import type { Access } from '../supergraph/decide-access.ts';

/** What selects a variant of an operation, as seen in the request that created it. */
export interface VariantKey {
  /** Values of the variables in `@skip` and `@include`. */
  readonly conditions: ReadonlyMap<string, boolean>;
  readonly access: Access | undefined;
  /** Whether the client accepts incremental delivery. */
  readonly incremental: boolean;
}
