import type { PluginHooks } from './events.ts';

/** Writes a line of the gateway's log; facts stand beside the message as JSON. Nothing secret belongs into them. */
export type PluginLog = (facts: object, message: string) => void;

/** What a plugin is given besides its options. */
export interface PluginApi {
  readonly name: string;
  /** The gateway's log, with the plugin's name beside each line; `LOG_LEVEL` decides what is written. */
  readonly log: Readonly<Record<'debug' | 'info' | 'warn' | 'error', PluginLog>>;
  /** `NODE_ENV=production`. */
  readonly production: boolean;
}

/** A plugin with its options, ready to be given to a gateway. Made by {@link definePlugin}. */
export interface Plugin {
  readonly name: string;
  /** Called once for each gateway. @throws to refuse the start */
  open(api: PluginApi): PluginHooks | Promise<PluginHooks>;
}

/** @typeParam Options what users give. @typeParam Judged what `setup` gets of it */
export interface PluginDefinition<Options, Judged = Options> {
  /** Names it in errors and in the log. */
  readonly name: string;
  /**
   * Judges what settings or code say, and fills in defaults. A throw refuses the start; its message should say what was
   * found and what was expected.
   * @default options of code are taken as they are, and settings may give none
   */
  options?(given: unknown): Judged;
  /** Opens what the plugin needs and says what it takes part in. A throw refuses the start. */
  setup(options: Judged, api: PluginApi): PluginHooks | Promise<PluginHooks>;
}

/** Makes a plugin with options. The default export of a plugin module. */
export interface PluginFactory<Options> {
  (...options: undefined extends Options ? [options?: Options] : [options: Options]): Plugin;
  readonly pluginName: string;
  /** Makes it with what a settings file says. @throws what `options` throws */
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
export function definePlugin<Options = undefined, Judged = Options>(
  definition: PluginDefinition<Options, Judged>,
): PluginFactory<Options> {
  const { name, options: judge } = definition;
  const make = (options: Judged): Plugin => ({ name, open: api => definition.setup(options, api) });
  const none = (given: unknown): Judged => {
    if (given === undefined) return undefined as Judged;
    throw new TypeError(`found ${JSON.stringify(given)}, expected none: the plugin takes no options from settings`);
  };
  return Object.assign((...[given]: [options?: Options]) => make(judge ? judge(given) : (given as Judged)), {
    pluginName: name,
    fromSettings: (given: unknown) => make((judge ?? none)(given)),
  });
}
