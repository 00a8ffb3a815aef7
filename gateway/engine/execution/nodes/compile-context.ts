import type { ExactFields } from '../../numbers/exact-fields.ts';
import type { EntityKeys } from '../../supergraph/entity-keys.ts';
import type { SubgraphTransport } from '../../transport/transport.ts';

/** What compilation needs to know; discarded afterwards. */
export interface CompileContext {
  transport(subgraph: string): SubgraphTransport;
  /** Concrete object types of an abstract type, in the supergraph. */
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly keys: EntityKeys;
  /**
   * Whether equal entities at several places must not share objects: what is fetched for them later may depend on the
   * place, by `@fromContext`.
   */
  readonly apart: boolean;
  readonly exactFields: ExactFields;
  /** Maps an internal response name to the client's, for error paths. */
  externalName(name: string): string;
}
