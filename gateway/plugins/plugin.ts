import type { PluginHooks } from './events.ts';

/** Writes to the gateway's log, with `facts` as JSON fields. Do not log secrets. */
export type PluginLog = (facts: object, message: string) => void;

/** The second argument of `setup`. */
export interface PluginApi {
  readonly name: string;
  /** The gateway's log at `LOG_LEVEL`; each line has the plugin's name. */
  readonly log: Readonly<Record<'debug' | 'info' | 'warn' | 'error', PluginLog>>;
  /** `NODE_ENV=production`. */
  readonly production: boolean;
}

/** A plugin with its options, for `createGateway`. Created by a factory of {@link definePlugin}. */
export interface Plugin {
  readonly name: string;
  /** Called once per gateway. A throw aborts startup. */
  open(api: PluginApi): PluginHooks | Promise<PluginHooks>;
}

/** @typeParam Options the options that users pass. @typeParam Validated the validated options that `setup` receives */
export interface PluginDefinition<Options, Validated = Options> {
  /** The plugin's name in errors and in the log. */
  readonly name: string;
  /**
   * Validates the options from settings or code, and applies defaults. A throw aborts startup; its message should say what
   * was found and what was expected.
   * @default options from code are not validated, and settings must not have options
   */
  options?(given: unknown): Validated;
  /** Opens resources, and returns the hooks. A throw aborts startup. */
  setup(options: Validated, api: PluginApi): PluginHooks | Promise<PluginHooks>;
}

/** Creates a plugin with options. The default export of a plugin module. */
export interface PluginFactory<Options> {
  (...options: undefined extends Options ? [options?: Options] : [options: Options]): Plugin;
  readonly pluginName: string;
  /** Creates the plugin with options from the settings. @throws errors of `options` */
  fromSettings(given: unknown): Plugin;
}

/**
 * Defines a plugin.
 *
 * @example
 * ```ts
 * export default definePlugin({
 *   name: 'hello',
 *   setup: () => ({ onAnswer: () => ({ headers: { 'x-hello': 'world' } }) }),
 * });
 * ```
 */
export function definePlugin<Options = undefined, Validated = Options>(
  definition: PluginDefinition<Options, Validated>,
): PluginFactory<Options> {
  const { name, options: validate } = definition;
  const make = (options: Validated): Plugin => ({ name, open: api => definition.setup(options, api) });
  const none = (given: unknown): Validated => {
    if (given === undefined) return undefined as Validated;
    throw new TypeError(`found ${JSON.stringify(given)}, expected none: the plugin takes no options from settings`);
  };
  return Object.assign((...[given]: [options?: Options]) => make(validate ? validate(given) : (given as Validated)), {
    pluginName: name,
    fromSettings: (given: unknown) => make((validate ?? none)(given)),
  });
}
