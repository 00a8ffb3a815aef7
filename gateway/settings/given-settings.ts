import type { SettingValue } from '../../shared/settings/setting.ts';
import type { GATEWAY_SETTINGS, SUBGRAPH_SETTINGS } from './table.ts';

/** A value in the form of a settings file: durations and sizes as text, such as `'5s'` and `'4MiB'`. */
type Given<Value> = Value extends number ? number | string : Value;

type GivenGroup<Group> = { readonly [Key in keyof Group]?: Given<SettingValue<Group[Key]>> };

/** Settings given by a program, by group and key as in a settings file. See docs/settings.md. */
export type GivenSettings = {
  readonly [Group in keyof typeof GATEWAY_SETTINGS]?: GivenGroup<(typeof GATEWAY_SETTINGS)[Group]>;
} & {
  /** Settings of individual subgraphs, by name. */
  readonly subgraphs?: Readonly<Record<string, GivenGroup<typeof SUBGRAPH_SETTINGS>>>;
};
