import { stringify } from 'yaml';
import { HIDDEN, withoutPasswords } from '../../shared/settings/hidden.ts';
import type { Setting } from '../../shared/settings/setting.ts';
import {
  type DerivedSettings,
  type SettingsTable,
  SUBGRAPH_SETTINGS,
  type TableValues,
  variableSuffix,
} from './table.ts';

/** Prints the effective settings in the form of a settings file; secrets are hidden, unset values omitted. */
export function printSettings<Table extends SettingsTable>(
  table: Table,
  settings: TableValues<Table> & DerivedSettings,
): string {
  const groups = Object.entries(table).map(([group, known]) => [group, printGroup(known, settings[group]!)]);
  const subgraphs = settings.subgraphNames.map(name => [name, printGroup(SUBGRAPH_SETTINGS, settings.subgraph(name))]);
  const all = [...groups, ...(subgraphs.length > 0 ? [['subgraphs', Object.fromEntries(subgraphs)] as const] : [])];
  return stringify(Object.fromEntries(all.filter(([, values]) => Object.keys(values as object).length > 0)));
}

function printGroup(group: object, values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries<Setting<unknown>>(group as Record<string, Setting<unknown>>).flatMap(([key, setting]) => {
      const value = (values as Record<string, unknown>)[key];
      if (value === undefined || value === null) return [];
      return [[key, setting.secret && !Array.isArray(value) ? HIDDEN : withoutPasswords(setting.write(value))]];
    }),
  );
}

const START = '<!-- settings: written by `npm run newsgraph -- config --table --write` -->';
const END = '<!-- end of settings -->';

/** The Markdown table of all settings. */
export function settingsTable(table: SettingsTable): string {
  const rows = Object.entries(table).flatMap(([group, settings]) => tableRows(group, settings, variable => variable));
  const own = Object.fromEntries(
    Object.entries<Setting<unknown>>(SUBGRAPH_SETTINGS).filter(([key]) => !(key in table.traffic!)),
  );
  rows.push(...tableRows('subgraphs.<name>', own, variable => `SUBGRAPH_<NAME>_${variableSuffix(variable)}`));
  return ['| setting | variable | default | description |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function tableRows(group: string, settings: object, named: (variable: string) => string): string[] {
  return Object.entries<Setting<unknown>>(settings as Record<string, Setting<unknown>>).map(
    ([key, { variable, shownDefault, description }]) =>
      `| \`${group}.${key}\` | \`${named(variable)}\` | ${shownDefault && `\`${shownDefault}\``} | ${escapeCell(description)} |`,
  );
}

const escapeCell = (text: string) => text.replaceAll('|', '\\|');

/** @returns the text with an updated settings table, or undefined if it has no markers for one */
export function replaceTable(text: string, table: SettingsTable): string | undefined {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) return undefined;
  return `${text.slice(0, start + START.length)}\n\n${settingsTable(table)}\n\n${text.slice(end)}`;
}
