import { SettingsError } from '../../shared/settings/setting.ts';
import type { Report } from '../request/graphql-executor.ts';
import type { CallerEvent, PluginHooks, SupergraphEvent } from './events.ts';
import type { Plugin, PluginApi } from './plugin.ts';
import { type Hook, PluginError } from './run-hooks.ts';

type HookNamed<Name extends keyof PluginHooks> = Hook<NonNullable<PluginHooks[Name]>>;

/** The hooks of all plugins, by name and in plugin order; undefined if no plugin implements the hook. */
export type HookLists = { readonly [Name in keyof PluginHooks]-?: readonly HookNamed<Name>[] | undefined };

/** The plugins after setup. */
export interface Plugins {
  readonly hooks: HookLists;
  /** Reports errors that plugins throw. */
  readonly report: Report;
  /**
   * The plugins' part of cache keys.
   * @default plugins add nothing to cache keys
   */
  readonly cacheKey: ((event: CallerEvent) => string) | undefined;
  /** The first plugin with subgraph hooks but no `cacheKey`. */
  readonly uncacheable: string | undefined;
  /** @throws PluginError if a plugin rejects the supergraph */
  changeSupergraph(reason: SupergraphEvent['reason'], supergraph: Omit<SupergraphEvent, 'reason'>): Promise<void>;
  /** @throws PluginError if `onStart` of a plugin throws */
  start(): Promise<void>;
  /** Never rejects. */
  stop(): Promise<void>;
}

export interface OpenPluginsOptions {
  readonly log: PluginApi['log'];
  readonly report: Report;
  readonly production: boolean;
}

/** @throws SettingsError if `setup` of a plugin throws; plugins that are already set up are stopped */
export async function openPlugins(
  plugins: readonly Plugin[],
  { log, report, production }: OpenPluginsOptions,
): Promise<Plugins> {
  const opened: Opened[] = [];
  for (const plugin of plugins) {
    try {
      const hooks = await plugin.open({ name: plugin.name, production, log: logOf(plugin.name, log) });
      checkHooks(hooks);
      opened.push({ name: plugin.name, hooks });
    } catch (cause) {
      await stopAll(listHooks(opened), report);
      throw new SettingsError(`Plugin ${JSON.stringify(plugin.name)}: setup: ${messageOf(cause)}`, { cause });
    }
  }
  const hooks = listHooks(opened);
  return {
    hooks,
    report,
    cacheKey: cacheKeyOf(hooks.cacheKey),
    uncacheable: opened.find(
      one => (one.hooks.onSubgraphRequest || one.hooks.onSubgraphResponse) && !one.hooks.cacheKey,
    )?.name,
    changeSupergraph: (reason, { sdl, schema, subgraphs }) =>
      inTurn(hooks.onSupergraphChange, run => run({ reason, sdl, schema, subgraphs })),
    start: () => inTurn(hooks.onStart, run => run()),
    stop: () => stopAll(hooks, report),
  };
}

interface Opened {
  readonly name: string;
  readonly hooks: PluginHooks;
}

const HOOK_NAMES = {
  onHttpRequest: true,
  authenticate: true,
  onOperation: true,
  onSubgraphRequest: true,
  onSubgraphResponse: true,
  cacheKey: true,
  onAnswer: true,
  onSubscriptionStart: true,
  onSubscriptionEvent: true,
  onSupergraphChange: true,
  onStart: true,
  onStop: true,
} as const satisfies Record<keyof PluginHooks, true>;

/** Rejects unknown names: a misspelt hook would never run. */
function checkHooks(hooks: unknown): asserts hooks is PluginHooks {
  if (typeof hooks !== 'object' || hooks === null) {
    throw new TypeError(`found ${hooks === null ? 'null' : typeof hooks}, expected an object of hooks`);
  }
  for (const [name, hook] of Object.entries(hooks)) {
    if (!Object.hasOwn(HOOK_NAMES, name)) {
      throw new TypeError(`found the hook ${name}, expected some of ${Object.keys(HOOK_NAMES).join(', ')}`);
    }
    if (hook !== undefined && typeof hook !== 'function') {
      throw new TypeError(`${name}: found ${typeof hook}, expected a function`);
    }
  }
}

function listHooks(opened: readonly Opened[]): HookLists {
  const list = <Name extends keyof PluginHooks>(name: Name): HookNamed<Name>[] | undefined => {
    const found: HookNamed<Name>[] = [];
    for (const { name: plugin, hooks } of opened) {
      const run = hooks[name];
      if (run) found.push({ plugin, name, run: run as NonNullable<PluginHooks[Name]> });
    }
    return found.length > 0 ? found : undefined;
  };
  return {
    onHttpRequest: list('onHttpRequest'),
    authenticate: list('authenticate'),
    onOperation: list('onOperation'),
    onSubgraphRequest: list('onSubgraphRequest'),
    onSubgraphResponse: list('onSubgraphResponse'),
    cacheKey: list('cacheKey'),
    onAnswer: list('onAnswer'),
    onSubscriptionStart: list('onSubscriptionStart'),
    onSubscriptionEvent: list('onSubscriptionEvent'),
    onSupergraphChange: list('onSupergraphChange'),
    onStart: list('onStart'),
    onStop: list('onStop'),
  };
}

function cacheKeyOf(hooks: HookLists['cacheKey']): Plugins['cacheKey'] {
  return hooks && (event => JSON.stringify(hooks.map(({ run }) => run(event))));
}

async function inTurn<Run>(hooks: readonly Hook<Run>[] | undefined, call: (run: Run) => unknown): Promise<void> {
  for (const hook of hooks ?? []) {
    try {
      await call(hook.run);
    } catch (error) {
      throw new PluginError(hook, error);
    }
  }
}

async function stopAll({ onStop }: HookLists, report: Report): Promise<void> {
  for (const hook of onStop?.toReversed() ?? []) {
    try {
      await hook.run();
    } catch (error) {
      report(new PluginError(hook, error));
    }
  }
}

function logOf(plugin: string, log: PluginApi['log']): PluginApi['log'] {
  const beside = (facts: object) => ({ ...facts, plugin });
  return {
    debug: (facts, message) => log.debug(beside(facts), message),
    info: (facts, message) => log.info(beside(facts), message),
    warn: (facts, message) => log.warn(beside(facts), message),
    error: (facts, message) => log.error(beside(facts), message),
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
