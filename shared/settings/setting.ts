import { OperatorError } from '../errors/operator-error.ts';
import { withoutPasswordsIn } from './hidden.ts';

/** One setting: where it comes from, what it may be, and what stands when nobody says anything. */
export interface Setting<Value> {
  /** The environment variable that sets it. */
  readonly variable: string;
  /** One sentence for the table of settings. */
  readonly description: string;
  /** What holds when it is not set. */
  readonly default: Value;
  /** The default as people write it. */
  readonly shownDefault: string;
  /** What is accepted, to complete "expected …". */
  readonly expected: string;
  /** Its value is in no log, no error and no listing. */
  readonly secret: boolean;
  /**
   * @param found text from the environment, or what a YAML file holds
   * @returns undefined when that is not acceptable
   */
  read(found: unknown): Value | undefined;
  /** The value as it is written in a file. */
  write(value: NonNullable<Value>): unknown;
}

export type SettingGroup = Readonly<Record<string, Setting<unknown>>>;

export type SettingValue<S> = S extends Setting<infer Value> ? Value : never;

/** The values of a group of settings. */
export type GroupValues<Group> = { readonly [Key in keyof Group]: SettingValue<Group[Key]> };

/** A setting that cannot be used. Its message has a line for each, which names the place, what was found and expected. */
export class SettingsError extends OperatorError {
  override readonly name = 'SettingsError';
}

/** One line of a {@link SettingsError}. A secret is not repeated, nor a password in an address. */
export function complaint(place: string, found: unknown, { expected, secret }: Setting<unknown>): string {
  if (secret) return `${place}: expected ${expected}`;
  return `${place}: found ${withoutPasswordsIn(JSON.stringify(found))}, expected ${expected}`;
}
