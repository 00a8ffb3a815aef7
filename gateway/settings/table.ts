import type { GroupValues, SettingGroup } from '../../shared/settings/setting.ts';
import { authentication } from './groups/authentication.ts';
import { authorization } from './groups/authorization.ts';
import { caching } from './groups/caching.ts';
import { demandControl } from './groups/demand-control.ts';
import { http } from './groups/http.ts';
import { lifecycle } from './groups/lifecycle.ts';
import { limits } from './groups/limits.ts';
import { persistedDocuments } from './groups/persisted-documents.ts';
import { rateLimits } from './groups/rate-limits.ts';
import { redis } from './groups/redis.ts';
import { reload } from './groups/reload.ts';
import { server } from './groups/server.ts';
import { subgraph } from './groups/subgraph.ts';
import { subscriptions } from './groups/subscriptions.ts';
import { telemetry } from './groups/telemetry.ts';
import { traffic } from './groups/traffic.ts';

/** Settings by group and key, as a settings file has them. */
export type SettingsTable = Readonly<Record<string, SettingGroup>>;

/** The settings of a gateway for any supergraph. A product on top of it adds groups of its own. */
export const GATEWAY_SETTINGS = {
  server,
  authentication,
  authorization,
  http,
  persistedDocuments,
  limits,
  demandControl,
  rateLimits,
  traffic,
  reload,
  lifecycle,
  subscriptions,
  caching,
  telemetry,
  redis,
} as const satisfies SettingsTable;

/** The values of a table of settings. */
export type TableValues<Table> = { readonly [Group in keyof Table]: GroupValues<Table[Group]> };

/** What can be said of one subgraph: its own settings, and its values for those of the group `traffic`. */
export const SUBGRAPH_SETTINGS = { ...subgraph, ...traffic };

export type SubgraphSettings = GroupValues<typeof subgraph> & GroupValues<typeof traffic>;

/** What follows from the settings, whatever their table. */
export interface DerivedSettings {
  /** `NODE_ENV=production`: no landing page, no introspection, no keys made by ourselves. */
  readonly production: boolean;
  /** What holds for one subgraph, by its name. */
  subgraph(name: string): SubgraphSettings;
  /** Subgraphs that have settings of their own, as they were written. */
  readonly subgraphNames: readonly string[];
}

/** The settings of a gateway, read once. */
export interface Settings extends TableValues<typeof GATEWAY_SETTINGS>, DerivedSettings {}

/** The variable of a subgraph's own setting: `SUBGRAPH_AIR_QUALITY_URL` for the `URL` of `air-quality`. */
export function subgraphVariable(name: string, suffix: string): string {
  return `SUBGRAPH_${environmentName(name)}_${suffix}`;
}

/** A subgraph's name as it stands in a variable. */
export function environmentName(subgraph: string): string {
  return subgraph.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

/** The part of a variable that a subgraph's own setting has in common with the one for all: `SUBGRAPHS_TIMEOUT` -> `TIMEOUT`. */
export function variableSuffix(variable: string): string {
  return variable.replace(/^SUBGRAPHS_/, '');
}
