import { existsSync, readFileSync } from 'node:fs';
import { complaint, type Setting, type SettingGroup, SettingsError } from '../../shared/settings/setting.ts';
import { type FileValue, type FileValues, readSettingsFile, unknownSetting } from './settings-file.ts';
import {
  type DerivedSettings,
  environmentName,
  GATEWAY_SETTINGS,
  type Settings,
  type SettingsTable,
  SUBGRAPH_SETTINGS,
  type SubgraphSettings,
  subgraphVariable,
  type TableValues,
  variableSuffix,
} from './table.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ReadOptions {
  /** Value of `--port`; takes precedence over `PORT`. */
  readonly port?: string | undefined;
  /** Value of `--workers`; takes precedence over `WORKERS`. */
  readonly workers?: string | undefined;
  /** Settings given by a program; they take precedence over the file. */
  readonly given?: object | undefined;
}

/** Read from the working directory if it exists and `NEWSGRAPH_CONFIG` names no other file. */
const FILE = 'newsgraph.yaml';

/**
 * Reads a gateway's settings from the environment, then from a file, then the defaults.
 *
 * @param environment usually `process.env`
 * @throws SettingsError that names each variable or line, with the value found and the value expected
 */
export function readSettings(environment: Environment, options?: ReadOptions): Settings {
  return readTable(GATEWAY_SETTINGS, environment, options);
}

/**
 * Like {@link readSettings}, for a table with additional groups. Ours, since the environment itself gives the names of
 * settings of subgraphs (`SUBGRAPH_<NAME>_URL`), which the fixed schemas of `convict` and `envalid` cannot hold.
 *
 * @param check reports contradictions between settings, a line each; it sees defaults in place of wrong values, so that
 *   one start names all problems
 */
export function readTable<Table extends typeof GATEWAY_SETTINGS>(
  table: Table,
  environment: Environment,
  { port, workers, given }: ReadOptions = {},
  check: (settings: TableValues<Table> & DerivedSettings) => readonly string[] = () => [],
): TableValues<Table> & DerivedSettings {
  const flags: Readonly<Record<string, string | undefined>> = { PORT: port, WORKERS: workers };
  const problems: string[] = [];
  const values = new Map([
    ...readFileValues(environment, table, problems),
    ...readGivenValues(given ?? {}, table, problems),
  ]);
  const lookUp = (key: string, variable: string, setting: Setting<unknown>, unset: unknown): unknown => {
    const flag = flags[variable];
    const stated = flag ?? (environment[variable]?.trim() || undefined);
    const source =
      stated === undefined
        ? values.get(key)
        : { origin: flag === undefined ? variable : `--${variable.toLowerCase()}`, found: stated };
    if (source === undefined || source.found === null) return unset;
    const value = setting.read(source.found);
    if (value !== undefined) return value;
    problems.push(complaint(source.origin, source.found, setting));
    return unset;
  };
  const groups = Object.fromEntries(
    Object.entries(table).map(([group, settings]) => [
      group,
      Object.fromEntries(
        Object.entries<Setting<unknown>>(settings).map(([key, setting]) => [
          key,
          lookUp(`${group}.${key}`, setting.variable, setting, setting.default),
        ]),
      ),
    ]),
  ) as unknown as TableValues<Table>;

  // Names in a file take precedence over names derived from variables, which have lost their case and punctuation.
  const names = new Map<string, string>();
  for (const key of values.keys()) {
    const name = /^subgraphs\.(.+)\.[^.]+$/.exec(key)?.[1];
    if (name !== undefined) names.set(environmentName(name), name);
  }
  for (const name of variableNames(environment)) if (!names.has(name)) names.set(name, name.toLowerCase());
  const subgraphs = new Map<string, SubgraphSettings>();
  const common = Object.fromEntries(
    Object.entries<Setting<unknown>>(SUBGRAPH_SETTINGS).map(([key, setting]) => [
      key,
      key in groups.traffic ? groups.traffic[key as never] : setting.default,
    ]),
  );
  for (const [variableName, name] of names) {
    const own = Object.entries<Setting<unknown>>(SUBGRAPH_SETTINGS).map(([key, setting]) => [
      key,
      lookUp(
        `subgraphs.${name}.${key}`,
        subgraphVariable(name, variableSuffix(setting.variable)),
        setting,
        common[key],
      ),
    ]);
    subgraphs.set(variableName, Object.fromEntries(own) as SubgraphSettings);
  }
  const settings = {
    ...groups,
    production: groups.server.environment === 'production',
    subgraph: (name: string) => subgraphs.get(environmentName(name)) ?? (common as unknown as SubgraphSettings),
    subgraphNames: [...names.values()],
  };
  const all = new Set([...problems, ...check(settings)]);
  if (all.size > 0) throw new SettingsError([...all].join('\n'));
  return settings;
}

/** Reads settings given by a program: `{ limits: { depth: 10 }, subgraphs: { articles: { url } } }`. */
function readGivenValues(given: object, table: SettingsTable, problems: string[]): FileValues {
  const values = new Map<string, FileValue>();
  const take = (path: string, known: SettingGroup, group: unknown) => {
    for (const [name, found] of Object.entries((group ?? {}) as object)) {
      const origin = `settings.${path}.${name}`;
      if (!Object.hasOwn(known, name)) problems.push(`${origin}: ${unknownSetting(name, Object.keys(known))}`);
      else if (found !== undefined) values.set(`${path}.${name}`, { origin, found });
    }
  };
  for (const [name, group] of Object.entries(given)) {
    if (name === 'subgraphs') {
      for (const [subgraph, own] of Object.entries((group ?? {}) as object)) {
        take(`subgraphs.${subgraph}`, SUBGRAPH_SETTINGS, own);
      }
    } else if (Object.hasOwn(table, name)) take(name, table[name]!, group);
    else problems.push(`settings.${name}: ${unknownSetting(name, [...Object.keys(table), 'subgraphs'])}`);
  }
  return values;
}

function readFileValues(environment: Environment, table: SettingsTable, problems: string[]): FileValues {
  const file = environment.NEWSGRAPH_CONFIG?.trim() || (existsSync(FILE) ? FILE : undefined);
  if (file === undefined) return new Map();
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsError(`NEWSGRAPH_CONFIG: ${file} cannot be read: ${(error as Error).message}`);
  }
  return readSettingsFile(file, content, table, problems);
}

/** Subgraphs with variables in the environment: `AIR_QUALITY` for `SUBGRAPH_AIR_QUALITY_URL`. */
function variableNames(environment: Environment): string[] {
  const suffixes = Object.values<Setting<unknown>>(SUBGRAPH_SETTINGS).map(({ variable }) => variableSuffix(variable));
  suffixes.sort((a, b) => b.length - a.length);
  return Object.keys(environment).flatMap(variable => {
    const suffix = variable.startsWith('SUBGRAPH_') && suffixes.find(one => variable.endsWith(`_${one}`));
    const name = suffix && variable.slice('SUBGRAPH_'.length, -suffix.length - 1);
    return name ? [name] : [];
  });
}
