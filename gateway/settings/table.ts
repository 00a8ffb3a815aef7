import type { GroupValues, SettingGroup } from '../../shared/settings/setting.ts';
import { authentication } from './groups/authentication.ts';
import { authorization } from './groups/authorization.ts';
import { caching } from './groups/caching.ts';
import { compression } from './groups/compression.ts';
import { connections } from './groups/connections.ts';
import { demandControl } from './groups/demand-control.ts';
import { http } from './groups/http.ts';
import { lifecycle } from './groups/lifecycle.ts';
import { limits } from './groups/limits.ts';
import { persistedDocuments } from './groups/persisted-documents.ts';
import { plugins } from './groups/plugins.ts';
import { rateLimits } from './groups/rate-limits.ts';
import { redis } from './groups/redis.ts';
import { reload } from './groups/reload.ts';
import { server } from './groups/server.ts';
import { subgraph } from './groups/subgraph.ts';
import { subscriptions } from './groups/subscriptions.ts';
import { telemetry } from './groups/telemetry.ts';
import { traffic } from './groups/traffic.ts';
import { uploads } from './groups/uploads.ts';

/** Settings by group and key, as in a settings file. */
export type SettingsTable = Readonly<Record<string, SettingGroup>>;

/** The settings of a gateway for any supergraph. A product on top of it adds its own groups. */
export const GATEWAY_SETTINGS = {
  server,
  authentication,
  authorization,
  http,
  connections,
  compression,
  persistedDocuments,
  limits,
  uploads,
  demandControl,
  rateLimits,
  traffic,
  plugins,
  reload,
  lifecycle,
  subscriptions,
  caching,
  telemetry,
  redis,
} as const satisfies SettingsTable;

/** The values of a settings table. */
export type TableValues<Table> = { readonly [Group in keyof Table]: GroupValues<Table[Group]> };

/** Settings of one subgraph: its own, and its overrides of the group `traffic`. */
export const SUBGRAPH_SETTINGS = { ...subgraph, ...traffic };

export type SubgraphSettings = GroupValues<typeof subgraph> & GroupValues<typeof traffic>;

/** Values derived from the settings of any table. */
export interface DerivedSettings {
  /** `NODE_ENV=production`: no landing page, no introspection, no local keys. */
  readonly production: boolean;
  /** The effective settings of a subgraph. */
  subgraph(name: string): SubgraphSettings;
  /** Subgraphs with settings of their own, as written. */
  readonly subgraphNames: readonly string[];
}

/** The settings of a gateway. */
export interface Settings extends TableValues<typeof GATEWAY_SETTINGS>, DerivedSettings {}

/** The variable of a subgraph setting: `SUBGRAPH_AIR_QUALITY_URL` for the `URL` of `air-quality`. */
export function subgraphVariable(name: string, suffix: string): string {
  return `SUBGRAPH_${environmentName(name)}_${suffix}`;
}

/** A subgraph's name in the form used in variables. */
export function environmentName(subgraph: string): string {
  return subgraph.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

/** The suffix shared by a subgraph's own variable and the general one: `SUBGRAPHS_TIMEOUT` -> `TIMEOUT`. */
export function variableSuffix(variable: string): string {
  return variable.replace(/^SUBGRAPHS_/, '');
}
