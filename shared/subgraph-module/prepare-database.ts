import type { Db } from 'mongodb';
import { readServerTraits } from '../mongo/connection/server-traits.ts';
import { applyCollections } from '../mongo/schema/collections.ts';
import { applyMigrations } from '../mongo/schema/migrations.ts';
import type { GroupValues, SettingGroup } from '../settings/setting.ts';
import type { StoredFacts, SubgraphDatabase, SubgraphModule } from './subgraph-module.ts';

/** Prepares the database of a module. Migrations run first: old data may violate the new indexes. */
export async function prepareDatabase(
  db: Db,
  module: SubgraphModule,
  settings: GroupValues<SettingGroup>,
  facts: StoredFacts,
): Promise<SubgraphDatabase> {
  await applyMigrations(db, module.name, module.migrations(facts));
  await applyCollections(db, module.collections(settings));
  return { db, traits: await readServerTraits(db) };
}
