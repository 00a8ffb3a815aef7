import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SettingsError } from '../../shared/settings/setting.ts';
import type { Settings } from '../settings/table.ts';
import type { Plugin } from './plugin.ts';

/**
 * Loads the plugins from the settings, in order.
 *
 * @throws SettingsError that names the plugin, what was found and what was expected
 */
export async function loadPlugins({ modules }: Settings['plugins']): Promise<readonly Plugin[]> {
  const plugins: Plugin[] = [];
  for (const [index, { module, options }] of modules.entries()) {
    const setting = `plugins.modules[${index}]`;
    if (module === undefined)
      throw new SettingsError(`${setting}: found no module, expected a path or the name of a package`);
    plugins.push(await loadPlugin(`${setting}: ${module}`, module, options));
  }
  return plugins;
}

async function loadPlugin(setting: string, module: string, options: unknown): Promise<Plugin> {
  let loaded: { readonly default?: unknown };
  try {
    loaded = await import(specifierOf(module));
  } catch (cause) {
    // What Node says of a file that it takes for CommonJS.
    const hint =
      cause instanceof SyntaxError ? '; expected an ES module: .mjs, .ts, or "type": "module" in package.json' : '';
    throw new SettingsError(`${setting} cannot be loaded: ${messageOf(cause)}${hint}`, { cause });
  }
  const found = loaded.default;
  if (isFactory(found)) {
    try {
      return found.fromSettings(options);
    } catch (cause) {
      throw new SettingsError(`${setting}: options: ${messageOf(cause)}`, { cause });
    }
  }
  if (!isPlugin(found)) {
    throw new SettingsError(
      `${setting}: found ${describe(found)} as default export, expected what definePlugin() gives`,
    );
  }
  if (options !== undefined) {
    throw new SettingsError(
      `${setting}: options: found some, expected none: the module exports a plugin, not a factory`,
    );
  }
  return found;
}

/** Resolves a file or a package, first from the working directory, then from the gateway. */
function specifierOf(module: string): string {
  if (/^\.{0,2}[/\\]|^[A-Za-z]:[/\\]/.test(module)) return pathToFileURL(path.resolve(module)).href;
  if (module.startsWith('file:')) return module;
  try {
    return pathToFileURL(createRequire(path.resolve('package.json')).resolve(module)).href;
  } catch {
    return module;
  }
}

/** Duck typing, not `instanceof`: a module may import another copy of this package. */
function isFactory(found: unknown): found is { fromSettings(given: unknown): Plugin } {
  return typeof found === 'function' && 'fromSettings' in found && typeof found.fromSettings === 'function';
}

function isPlugin(found: unknown): found is Plugin {
  if (typeof found !== 'object' || found === null || !('name' in found) || !('open' in found)) return false;
  return typeof found.name === 'string' && typeof found.open === 'function';
}

const describe = (found: unknown) =>
  found === undefined ? 'nothing' : typeof found === 'function' ? 'another function' : JSON.stringify(found);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
