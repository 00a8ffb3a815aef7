import type { EntityKeys } from '../../supergraph/entity-keys.ts';
import type { SubgraphTransport } from '../../transport/transport.ts';

/** What compiling needs to know; thrown away afterwards. */
export interface CompileContext {
  transport(subgraph: string): SubgraphTransport;
  /** Concrete object types of an abstract type, in the whole supergraph. */
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly keys: EntityKeys;
  /** Internal response name -> the client's, for error paths. */
  externalName(name: string): string;
}
