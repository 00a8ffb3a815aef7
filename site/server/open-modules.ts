import type { Db } from 'mongodb';
import { logFault } from '../../shared/errors/log-fault.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import type { OnSeeded, SeedOptions } from '../../shared/seed/seed-options.ts';
import type { GroupValues, SettingGroup } from '../../shared/settings/setting.ts';
import { prepareDatabase } from '../../shared/subgraph-module/prepare-database.ts';
import type { CheckResult, SubgraphDatabase, SubgraphModule } from '../../shared/subgraph-module/subgraph-module.ts';
import * as modules from '../modules/modules.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import { type Log, openDatabase } from './database.ts';
import { openEntities } from './entity-sources.ts';

/** The subgraphs of the site, in the order of their names. */
export const MODULES: readonly SubgraphModule[] = Object.values(modules).sort((a, b) => (a.name < b.name ? -1 : 1));

export const MODULE_NAMES: readonly string[] = MODULES.map(({ name }) => name);

export function findModule(name: string | undefined): SubgraphModule | undefined {
  return MODULES.find(module => module.name === name);
}

/** A subgraph with its collections in place. */
export async function openSubgraph(settings: SiteSettings, db: Db, module: SubgraphModule): Promise<Subgraph> {
  return module.open(await prepare(settings, db, module), {
    settings: valuesOf(settings, module),
    siteUrl: settings.publication.siteUrl,
    entitiesOf: name => openEntities(settings, findModule(name)!, db),
    onError: error => logFault(settings.server.logLevel, 'error', `A fault of the subgraph ${module.name}`, error),
  });
}

export async function openSubgraphs(settings: SiteSettings, db: Db): Promise<ReadonlyMap<string, Subgraph>> {
  const subgraphs = new Map<string, Subgraph>();
  for (const module of MODULES) subgraphs.set(module.name, await openSubgraph(settings, db, module));
  return subgraphs;
}

export interface Seeds extends AsyncDisposable {
  /** What is to be done for some options, in order, each with its number of documents. */
  of(options: SeedOptions): { name: string; total: number; run(onSeeded: OnSeeded): Promise<void> }[];
}

/** The subgraphs' collections, ready to be filled by `newsgraph seed`. */
export async function openSeeds(settings: SiteSettings, log: Log): Promise<Seeds> {
  const stack = new AsyncDisposableStack();
  const db = await openDatabase(settings, stack, log);
  const databases = new Map<string, SubgraphDatabase>();
  for (const module of MODULES) databases.set(module.name, await prepare(settings, db, module));
  return {
    of: options =>
      MODULES.map(({ name, seed }) => ({
        name,
        total: seed.total(options),
        run: onSeeded => seed.run(databases.get(name)!, options, onSeeded),
      })),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** For `newsgraph check`. */
export async function checkModule(
  { check, ...module }: SubgraphModule,
  settings: SiteSettings,
  log: Log,
  repair: boolean,
  onFinding: Log,
): Promise<CheckResult> {
  await using stack = new AsyncDisposableStack();
  const db = await openDatabase(settings, stack, log);
  const database = await prepare(settings, db, module);
  // Awaited here: the connection closes when this function ends.
  return (await check?.(database, repair, onFinding)) ?? { checked: 0, wrong: 0, repaired: 0 };
}

const prepare = (settings: SiteSettings, db: Db, module: SubgraphModule) =>
  prepareDatabase(db, module, valuesOf(settings, module), { issuer: settings.authentication.issuer });

function valuesOf(settings: SiteSettings, { settings: { group } }: SubgraphModule): GroupValues<SettingGroup> {
  return settings[group as keyof SiteSettings] as GroupValues<SettingGroup>;
}
