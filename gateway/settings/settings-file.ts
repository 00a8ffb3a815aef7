import { isMap, isScalar, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { type SettingGroup, SettingsError } from './setting.ts';
import { SETTINGS, SUBGRAPH_SETTINGS } from './table.ts';

/** One value that a file holds. */
export interface FileValue {
  /** File, line and key, for messages. */
  readonly place: string;
  readonly found: unknown;
}

/** A settings file's values by key, such as `limits.depth` or `subgraphs.air-quality.url`. */
export type FileValues = ReadonlyMap<string, FileValue>;

/**
 * Reads the form of a settings file: `group: { key: value }` in YAML. Values are not judged yet.
 * @throws SettingsError with a line for each key that is not known, and for each place that cannot be read
 */
export function readSettingsFile(file: string, content: string): FileValues {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  const problems: string[] = [];
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
    const place = `${at(offset)}: ${key}`;
    if (!Object.hasOwn(known, name)) problems.push(`${place}: ${unknown(Object.keys(known))}`);
    else values.set(key, { place, found: toValue(pair) });
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
      } else if (Object.hasOwn(SETTINGS, name)) {
        const group = SETTINGS[name as keyof typeof SETTINGS];
        for (const inner of entries(pair.value, name, offset)) take(name, group, inner);
      } else {
        problems.push(`${at(offset)}: ${name}: ${unknown([...Object.keys(SETTINGS), 'subgraphs'])}`);
      }
    }
  }
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
  return values;
}

function keyOf({ key }: Pair): [name: string, offset: number | undefined] {
  return isScalar(key) ? [String(key.value), key.range?.[0]] : [String(key), undefined];
}

function toValue({ value }: Pair): unknown {
  return value && typeof value === 'object' && 'toJSON' in value ? (value.toJSON as () => unknown)() : value;
}

const unknown = (known: readonly string[]) =>
  known.length === 0 ? 'is not a setting' : `is not a setting, expected one of ${known.join(', ')}`;
