import { OperatorError } from '../errors/operator-error.ts';
import { withoutPasswordsIn } from './hidden.ts';

/** One setting: where it comes from, what it accepts, and its default. */
export interface Setting<Value> {
  /** The environment variable that sets it. */
  readonly variable: string;
  /** One sentence for the table of settings. */
  readonly description: string;
  /** The value when it is not set. */
  readonly default: Value;
  /** The default as users write it. */
  readonly shownDefault: string;
  /** What is accepted, completing "expected …". */
  readonly expected: string;
  /** Its value never appears in logs, errors or listings. */
  readonly secret: boolean;
  /**
   * @param found text from the environment, or a value of a YAML file
   * @returns undefined when the value is not acceptable
   */
  read(found: unknown): Value | undefined;
  /** The value as written in a file. */
  write(value: NonNullable<Value>): unknown;
}

export type SettingGroup = Readonly<Record<string, Setting<unknown>>>;

export type SettingValue<S> = S extends Setting<infer Value> ? Value : never;

/** The values of a group of settings. */
export type GroupValues<Group> = { readonly [Key in keyof Group]: SettingValue<Group[Key]> };

/** An invalid setting. Its message has a line for each: the place, what was found and what was expected. */
export class SettingsError extends OperatorError {
  override readonly name = 'SettingsError';
}

/** One line of a {@link SettingsError}. It shows neither secrets nor passwords in URLs. */
export function complaint(place: string, found: unknown, { expected, secret }: Setting<unknown>): string {
  if (secret) return `${place}: expected ${expected}`;
  return `${place}: found ${withoutPasswordsIn(JSON.stringify(found))}, expected ${expected}`;
}
