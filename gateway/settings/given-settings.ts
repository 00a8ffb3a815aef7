import type { SettingValue } from '../../shared/settings/setting.ts';
import type { GATEWAY_SETTINGS, SUBGRAPH_SETTINGS } from './table.ts';

/** A value as a settings file has it: times and sizes as text, such as `'5s'` and `'4MiB'`. */
type Given<Value> = Value extends number ? number | string : Value;

type GivenGroup<Group> = { readonly [Key in keyof Group]?: Given<SettingValue<Group[Key]>> };

/** Settings as a program gives them, by group and key as in a settings file. docs/settings.md lists them. */
export type GivenSettings = {
  readonly [Group in keyof typeof GATEWAY_SETTINGS]?: GivenGroup<(typeof GATEWAY_SETTINGS)[Group]>;
} & {
  /** Settings of single subgraphs, by name. */
  readonly subgraphs?: Readonly<Record<string, GivenGroup<typeof SUBGRAPH_SETTINGS>>>;
};
