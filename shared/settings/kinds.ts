import { parseDocument } from 'yaml';
import { HIDDEN } from './hidden.ts';
import type { GroupValues, Setting, SettingGroup } from './setting.ts';

/** The kinds of settings. A setting without a default may be undefined. */

interface Stated {
  readonly variable: string;
  readonly description: string;
  /** Shown in the table instead of the default, when that depends on other settings. */
  readonly shownDefault?: string;
}

type Defaulted<Default> = Stated & { readonly default?: Default };
type Result<Value, Options> = Setting<Options extends { readonly default: unknown } ? Value : Value | undefined>;

interface Range {
  readonly min: number;
  readonly max: number;
}

type Measured = Defaulted<string> & { readonly min?: string; readonly max?: string };

interface Kind<Value> {
  readonly expected: string;
  readonly secret?: boolean;
  read(found: unknown): Value | undefined;
  write?(value: Value): unknown;
}

function make<Value, Options>(
  stated: Stated,
  value: Value | undefined,
  { expected, secret = false, read, write = given => given }: Kind<Value>,
): Result<Value, Options> {
  const shown = value === undefined ? '' : asText(write(value));
  return {
    variable: stated.variable,
    description: stated.description,
    default: value as never,
    shownDefault: stated.shownDefault ?? shown,
    expected,
    secret,
    read: read as (found: unknown) => never,
    write: write as (given: unknown) => unknown,
  };
}

export function text<O extends Defaulted<string>>(options: O): Result<string, O> {
  return make(options, options.default, { expected: 'text', read: scalar });
}

/** Text that is never shown. */
export function secret(options: Stated & { readonly expected?: string }): Setting<string | undefined> {
  return make<string, Stated>(options, undefined, {
    expected: options.expected ?? 'text',
    secret: true,
    read: scalar,
  });
}

export function choice<
  const Choice extends string,
  O extends Defaulted<Choice> & { readonly choices: readonly Choice[] },
>(options: O & { readonly choices: readonly Choice[] }): Result<Choice, O> {
  return make<Choice, O>(options, options.default, {
    expected: `one of ${options.choices.join(', ')}`,
    read: found => options.choices.find(one => one === scalar(found)),
  });
}

/** `true` or `false`. */
export function flag<O extends Defaulted<boolean>>(options: O): Result<boolean, O> {
  return make<boolean, O>(options, options.default, {
    expected: 'true or false',
    read: found => ({ true: true, false: false })[scalar(found)?.toLowerCase() ?? ''],
  });
}

/** An integer. */
export function integer<O extends Defaulted<number> & Range & { readonly expected?: string }>(
  options: O,
): Result<number, O> {
  const { min, max } = options;
  return make(options, options.default, {
    expected: options.expected ?? `a whole number from ${min} to ${max}`,
    read(found) {
      const given = scalar(found);
      return given !== undefined && /^\d+$/.test(given) ? within(Number(given), min, max) : undefined;
    },
  });
}

/** A decimal number. */
export function decimal<O extends Defaulted<number> & Range>(options: O): Result<number, O> {
  const { min, max } = options;
  return make(options, options.default, {
    expected: `a number from ${min} to ${max}`,
    read(found) {
      const given = scalar(found);
      return given !== undefined && /^\d+(\.\d+)?$/.test(given) ? within(Number(given), min, max) : undefined;
    },
  });
}

const DURATIONS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const SIZES = { B: 1, KiB: 1_024, MiB: 1_048_576, GiB: 1_073_741_824 } as const;

/** A duration, such as `250ms`, `30s`, `5m`, `12h` or `7d`. The value is in milliseconds. */
export function duration<O extends Measured>(options: O): Result<number, O> {
  return measure(options, DURATIONS, 'a time', '30s');
}

/** A size, such as `512B`, `64KiB`, `4MiB` or `1GiB`. The value is in bytes. */
export function bytes<O extends Measured>(options: O): Result<number, O> {
  return measure(options, SIZES, 'a size', '4MiB');
}

function measure<O extends Measured>(
  options: O,
  units: Readonly<Record<string, number>>,
  what: string,
  example: string,
): Result<number, O> {
  const read = (found: unknown) => {
    const given = scalar(found);
    if (given === '0') return 0;
    const [, count, unit = ''] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/.exec(given ?? '') ?? [];
    return count !== undefined && Object.hasOwn(units, unit) ? Number(count) * units[unit]! : undefined;
  };
  const limit = (side: string | undefined, unset: number) => (side === undefined ? unset : read(side)!);
  const low = limit(options.min, 0);
  const high = limit(options.max, Number.MAX_SAFE_INTEGER);
  const range = [options.min && `from ${options.min}`, options.max && `to ${options.max}`].filter(Boolean).join(' ');
  return make(options, options.default === undefined ? undefined : read(options.default), {
    expected: `${what} such as ${example}${range && `, ${range}`}`,
    read(found) {
      const value = read(found);
      return value === undefined ? undefined : within(value, low, high);
    },
    write(value) {
      const unit = Object.keys(units).findLast(one => value !== 0 && value % units[one]! === 0);
      return unit ? `${value / units[unit]!}${unit}` : '0';
    },
  });
}

/** An http or https address. */
export function url<O extends Defaulted<string>>(options: O): Result<string, O> {
  return make(options, options.default, {
    expected: 'an http or https address',
    read(found) {
      const given = scalar(found);
      const address = given !== undefined && URL.canParse(given) ? new URL(given) : undefined;
      return address?.protocol === 'http:' || address?.protocol === 'https:' ? address.href : undefined;
    },
  });
}

/** A list of texts; comma-separated in the environment. */
export function texts(options: Stated & { readonly default?: readonly string[] }): Setting<readonly string[]> {
  return make<readonly string[], { default: unknown }>(options, options.default ?? [], {
    expected: 'a list of texts (in the environment with commas between them)',
    read(found) {
      const list = typeof found === 'string' ? found.split(',') : found;
      if (!Array.isArray(list)) return undefined;
      const items = list.map(item => scalar(item)?.trim());
      return items.every(item => item !== undefined) ? items.filter(item => item !== '') : undefined;
    },
  });
}

/**
 * A list of maps with the same keys; YAML or JSON on one line in the environment. The fields' own variables are not
 * read.
 */
export function records<Fields extends SettingGroup>(
  options: Stated & { readonly fields: Fields },
): Setting<readonly GroupValues<Fields>[]> {
  const { fields } = options;
  return make<readonly GroupValues<Fields>[], { default: unknown }>(options, [], {
    expected: `a list of maps with the keys ${Object.entries(fields)
      .map(([key, field]) => `${key} (${field.expected})`)
      .join(', ')}`,
    secret: Object.values(fields).some(field => field.secret),
    read(found) {
      const list = typeof found === 'string' ? parseDocument(found).toJS() : found;
      if (!Array.isArray(list)) return undefined;
      const items = list.map(item => readRecord(fields, item));
      return items.every(item => item !== undefined) ? items : undefined;
    },
    write: values => values.map(value => writeRecord(fields, value)),
  });
}

function readRecord<Fields extends SettingGroup>(fields: Fields, found: unknown): GroupValues<Fields> | undefined {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return undefined;
  if (Object.keys(found).some(key => !Object.hasOwn(fields, key))) return undefined;
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const given = (found as Record<string, unknown>)[key];
    values[key] = given === undefined || given === null ? field.default : field.read(given);
    if (values[key] === undefined && given !== undefined && given !== null) return undefined;
  }
  return values as GroupValues<Fields>;
}

function writeRecord(fields: SettingGroup, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const one = value[key];
      return one === undefined || one === null ? [] : [[key, field.secret ? HIDDEN : field.write(one)]];
    }),
  );
}

function scalar(found: unknown): string | undefined {
  if (typeof found === 'string') return found;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}

function within(value: number, low: number, high: number): number | undefined {
  return value >= low && value <= high ? value : undefined;
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.map(asText).join(',') : typeof value === 'string' ? value : JSON.stringify(value);
}
