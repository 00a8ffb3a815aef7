import type { EntityKeys } from '../../supergraph/entity-keys.ts';
import type { SubgraphTransport } from '../../transport/transport.ts';

/** What compilation needs to know; discarded afterwards. */
export interface CompileContext {
  transport(subgraph: string): SubgraphTransport;
  /** Concrete object types of an abstract type, in the supergraph. */
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly keys: EntityKeys;
  /** Maps an internal response name to the client's, for error paths. */
  externalName(name: string): string;
}
