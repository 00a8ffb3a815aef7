/**
 * A federation gateway for any Federation 2 supergraph.
 *
 * @module newsgraph
 */
export type { Identity } from '../shared/auth/identity.ts';
export { type CatalogueEntry, ERROR_CATALOGUE, type ErrorCode } from '../shared/errors/catalogue.ts';
export type { Subgraph } from '../shared/graphql/subgraph.ts';
export { SettingsError } from '../shared/settings/setting.ts';
export { createGateway, type ExecuteOptions, type Gateway, type GatewayOptions } from './create-gateway.ts';
export { CompositionError, composeSchemas, type SubgraphSchema } from './engine/supergraph/compose.ts';
export { SupergraphError } from './engine/supergraph/supergraph-error.ts';
export type { InjectedResponse } from './http/host.ts';
export type * from './plugins/events.ts';
export {
  definePlugin,
  type Plugin,
  type PluginApi,
  type PluginDefinition,
  type PluginFactory,
  type PluginLog,
} from './plugins/plugin.ts';
export { type Refusal, type RefuseOptions, refuse } from './plugins/refuse.ts';
export type { GraphqlRequest } from './request/pipeline.ts';
export { type ContextKey, defineContextKey, type RequestValues } from './request/plugin-context.ts';
export type { ClientName, ClientTransport, RequestHeaders } from './request/request-context.ts';
export type { ResponseHeaders } from './request/response-headers.ts';
export type { SupergraphSource } from './runtime/supergraph-source.ts';
export type { GivenSettings } from './settings/given-settings.ts';
