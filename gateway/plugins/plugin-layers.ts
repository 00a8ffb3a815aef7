import { SettingsError } from '../../shared/settings/setting.ts';
import type { OperationLayer, RequestLayer } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { Settings } from '../settings/table.ts';
import { createAnswerLayer } from './answer-layer.ts';
import { CallerState } from './caller-event.ts';
import type { PluginHooks } from './events.ts';
import type { Plugins } from './open-plugins.ts';
import {
  createFetchRefusalLayer,
  createHookLayer,
  createSubscriptionStartLayer,
  pluginContextLayer,
} from './operation-layers.ts';
import { createSubscriptionEventsLayer } from './subscription-events.ts';

/** The layers of plugins; hooks that no plugin implements have no layer. */
export interface PluginLayers {
  /** Around everything that may refuse a request. */
  readonly outermost: readonly RequestLayer[];
  /** Before limits, demand control and authorization. */
  readonly operation: readonly OperationLayer[];
  /** Directly around the engine. */
  readonly innermost: readonly OperationLayer[];
}

const NO_LAYERS: PluginLayers = { outermost: [], operation: [], innermost: [] };

const REQUEST_HOOKS = [
  'onOperation',
  'onSubgraphRequest',
  'onSubgraphResponse',
  'onAnswer',
  'onSubscriptionStart',
  'onSubscriptionEvent',
] as const satisfies (keyof PluginHooks)[];

export function pluginLayers(plugins: Plugins | undefined): PluginLayers {
  if (!plugins || !REQUEST_HOOKS.some(name => plugins.hooks[name])) return NO_LAYERS;
  return {
    outermost: [pluginContextLayer, createAnswerLayer(plugins)].filter(isUsed),
    operation: [createHookLayer(plugins)].filter(isUsed),
    innermost: [
      createSubscriptionStartLayer(plugins),
      createSubscriptionEventsLayer(plugins),
      createFetchRefusalLayer(plugins),
    ].filter(isUsed),
  };
}

const isUsed = <Layer>(layer: Layer | undefined): layer is Layer => layer !== undefined;

/** Whether plugins have hooks on subgraph requests, which use the context of a single client request. */
export function hasSubgraphHooks(plugins: Plugins | undefined): boolean {
  return plugins?.hooks.onSubgraphRequest !== undefined || plugins?.hooks.onSubgraphResponse !== undefined;
}

/** Whether responses may vary by more than `Vary` can express. */
export function variesByPlugins(plugins: Plugins | undefined): boolean {
  if (!plugins) return false;
  const { onHttpRequest, authenticate, onOperation, onAnswer } = plugins.hooks;
  return hasSubgraphHooks(plugins) || [onHttpRequest, authenticate, onOperation, onAnswer].some(isUsed);
}

type CallerKeyOf = (context: RequestContext, shared: boolean) => string;

/**
 * Adds the plugins' part to cache keys.
 * @throws SettingsError if caching is enabled, and a plugin has subgraph hooks but no `cacheKey`
 */
export function withPluginKeys(
  plugins: Plugins | undefined,
  { responses, entities }: Pick<Settings['caching'], 'responses' | 'entities'>,
  callerKeyOf: CallerKeyOf,
): CallerKeyOf {
  if (!plugins) return callerKeyOf;
  const { uncacheable, cacheKey } = plugins;
  if (uncacheable !== undefined && (responses || entities)) {
    throw new SettingsError(
      `caching.${responses ? 'responses' : 'entities'}: found true with the plugin ${JSON.stringify(uncacheable)}, which has subgraph hooks; expected the plugin to have the hook cacheKey`,
    );
  }
  if (!cacheKey) return callerKeyOf;
  return (context, shared) => `${callerKeyOf(context, shared)}\n${cacheKey(new CallerState(context))}`;
}
