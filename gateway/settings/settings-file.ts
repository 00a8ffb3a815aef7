import { isMap, isScalar, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { SettingGroup } from '../../shared/settings/setting.ts';
import { suggestName } from './suggest-name.ts';
import { type SettingsTable, SUBGRAPH_SETTINGS } from './table.ts';

/** A value in a settings file. */
export interface FileValue {
  /** File, line and key, for error messages. */
  readonly origin: string;
  readonly found: unknown;
}

/** Values of a settings file by key, such as `limits.depth` or `subgraphs.air-quality.url`. */
export type FileValues = ReadonlyMap<string, FileValue>;

/**
 * Reads a settings file: `group: { key: value }` in YAML. Values are not validated yet.
 * @param problems receives a line for each unknown key and each syntax error
 */
export function readSettingsFile(file: string, content: string, table: SettingsTable, problems: string[]): FileValues {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  const values = new Map<string, FileValue>();
  const at = (offset: number | undefined) => `${file}:${lines.linePos(offset ?? 0).line}`;
  for (const { message, pos } of document.errors) problems.push(`${at(pos[0])}: ${message.split('\n')[0]}`);

  const entries = (map: unknown, key: string, offset: number | undefined) => {
    if (isScalar(map) && map.value === null) return [];
    if (isMap(map)) return (map as YAMLMap).items;
    problems.push(`${at(offset)}: ${key}: expected a map of settings`);
    return [];
  };
  const take = (path: string, known: SettingGroup, pair: Pair) => {
    const [name, offset] = keyOf(pair);
    const key = `${path}.${name}`;
    const origin = `${at(offset)}: ${key}`;
    if (!Object.hasOwn(known, name)) problems.push(`${origin}: ${unknownSetting(name, Object.keys(known))}`);
    else values.set(key, { origin, found: toValue(pair) });
  };

  if (document.errors.length === 0 && document.contents !== null) {
    for (const pair of entries(document.contents, 'the file', 0)) {
      const [name, offset] = keyOf(pair);
      if (name === 'subgraphs') {
        for (const one of entries(pair.value, name, offset)) {
          const [subgraph, where] = keyOf(one);
          const path = `subgraphs.${subgraph}`;
          for (const inner of entries(one.value, path, where)) take(path, SUBGRAPH_SETTINGS, inner);
        }
      } else if (Object.hasOwn(table, name)) {
        for (const inner of entries(pair.value, name, offset)) take(name, table[name]!, inner);
      } else {
        problems.push(`${at(offset)}: ${name}: ${unknownSetting(name, [...Object.keys(table), 'subgraphs'])}`);
      }
    }
  }
  return values;
}

function keyOf({ key }: Pair): [name: string, offset: number | undefined] {
  return isScalar(key) ? [String(key.value), key.range?.[0]] : [String(key), undefined];
}

function toValue({ value }: Pair): unknown {
  return value && typeof value === 'object' && 'toJSON' in value ? (value.toJSON as () => unknown)() : value;
}

/** Error message for an unknown setting. */
export function unknownSetting(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'is not a setting';
  return `is not a setting, expected one of ${known.join(', ')}${suggestName(name, known)}`;
}
