import type { Db } from 'mongodb';
import type { ChangeWatcher, Subgraph } from '../graphql/subgraph.ts';
import type { ServerTraits } from '../mongo/connection/server-traits.ts';
import type { CollectionSpec } from '../mongo/schema/collections.ts';
import type { Migration } from '../mongo/schema/migrations.ts';
import type { OnSeeded, SeedOptions } from '../seed/seed-options.ts';
import type { GroupValues, SettingGroup } from '../settings/setting.ts';

/** The database of a subgraph, with its collections created. */
export interface SubgraphDatabase {
  readonly db: Db;
  readonly traits: ServerTraits;
}

/** The entities of a subgraph as others see them that store references to them. */
export interface EntitySource {
  /** Those of some entities, up to 1,000, that everybody may see, each with when it was published. */
  findPublic(ids: readonly string[]): Promise<ReadonlyMap<string, Date | null>>;
  /**
   * Reports the ids of entities that may have become public or have ceased to be; `*` for any. Ends or rejects when
   * changes may have been missed.
   */
  watchChanges(watcher: ChangeWatcher): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions<Table> {
  /** The values of the module's own settings. */
  readonly settings: GroupValues<Table>;
  /** The site's root URL, such as `https://news.example/`. */
  readonly siteUrl: string;
  /** The entities of another subgraph of the site, wherever it runs. The module that opens it closes it. */
  readonly entitiesOf: (subgraph: string) => EntitySource;
  /** Called with errors of background work. */
  readonly onError: (error: unknown) => void;
}

/** What migrations need to know that the data does not say. */
export interface StoredFacts {
  /** The `iss` of the tokens of those who wrote data from before issuers were stored. */
  readonly issuer: string;
}

/** The result of `newsgraph check`, in documents. */
export interface CheckResult {
  readonly checked: number;
  readonly wrong: number;
  readonly repaired: number;
}

/**
 * A subgraph as the site runs it: the site loops over modules and knows nothing else about them.
 *
 * @typeParam Table its settings
 * @typeParam Group the name of its group in a settings file
 */
export interface SubgraphModule<Table extends SettingGroup = SettingGroup, Group extends string = string> {
  /** Its name in the supergraph, such as `air-quality`. */
  readonly name: string;
  readonly settings: { readonly group: Group; readonly table: Table };
  /** Problem codes of its payloads (`errors`), each with when it happens. @default its payloads have none */
  readonly problems?: Readonly<Record<string, string>>;
  /** Migrations of its data, in order; may be empty. */
  migrations(facts: StoredFacts): readonly Migration[];
  /** Its collections with their validators and indexes. */
  collections(settings: GroupValues<Table>): readonly CollectionSpec[];
  open(database: SubgraphDatabase, options: OpenOptions<Table>): Subgraph | Promise<Subgraph>;
  /** Its entities for modules that refer to them and use the same database. @default nobody refers to them */
  readonly entities?: { readonly typeName: string; open(db: Db): EntitySource };
  /** Plausible documents for `newsgraph seed`. */
  readonly seed: {
    /** How many documents the options produce. */
    total(options: SeedOptions): number;
    run(database: SubgraphDatabase, options: SeedOptions, onSeeded: OnSeeded): Promise<void>;
  };
  /**
   * Compares stored values with the data that they are computed from, for `newsgraph check`.
   *
   * @param repair whether to correct wrong values
   * @param onFinding called with a line for each difference
   * @default nothing to check
   */
  check?(database: SubgraphDatabase, repair: boolean, onFinding: (line: string) => void): Promise<CheckResult>;
}
