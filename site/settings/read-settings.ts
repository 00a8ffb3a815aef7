import path from 'node:path';
import { type Environment, type ReadOptions, readTable } from '../../gateway/settings/read-settings.ts';
import type { DerivedSettings, TableValues } from '../../gateway/settings/table.ts';
import { SITE_SETTINGS } from './table.ts';

type Groups = TableValues<typeof SITE_SETTINGS>;

/** The settings of a process of the site, read once. */
export interface SiteSettings extends Groups, DerivedSettings {
  readonly database: Groups['database'] & { readonly cacheDirectory: string };
  readonly publication: Groups['publication'] & { readonly siteUrl: string };
}

/**
 * Reads the settings from the environment, then from a file, then the defaults.
 *
 * @param environment usually `process.env`
 * @param check says what is wrong with settings together, a line for each
 * @throws SettingsError that names each variable or line, what was found and what was expected.
 */
export function readSettings(
  environment: Environment,
  options?: ReadOptions,
  check?: (settings: Groups & DerivedSettings) => readonly string[],
): SiteSettings {
  const settings = readTable(SITE_SETTINGS, environment, options, check);
  const { server, database, publication } = settings;
  const dataDirectory = path.resolve(database.dataDirectory);
  return {
    ...settings,
    database: {
      ...database,
      dataDirectory,
      cacheDirectory: path.resolve(database.cacheDirectory ?? dataDirectory),
    },
    publication: { ...publication, siteUrl: publication.siteUrl ?? `http://localhost:${server.port}` },
  };
}
