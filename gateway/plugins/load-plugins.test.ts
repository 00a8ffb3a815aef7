import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlugged } from '../../tests/support/plugged-gateway.ts';
import { printSettings } from '../settings/print-settings.ts';
import { readSettings } from '../settings/read-settings.ts';
import { GATEWAY_SETTINGS } from '../settings/table.ts';
import { loadPlugins } from './load-plugins.ts';
import { definePlugin } from './plugin.ts';

/** What definePlugin makes, so that a module needs no import. */
const MODULES: Record<string, string> = {
  'header.mjs': `
    const open = value => ({ name: 'header', open: () => ({ onAnswer: ({ responseHeaders }) => ({ headers: { 'x-order': (responseHeaders['x-order'] ?? '') + value } }) }) });
    const factory = ({ value }) => open(value);
    factory.fromSettings = given => {
      if (typeof given?.value !== 'string') throw new TypeError('value: found ' + JSON.stringify(given?.value) + ', expected text');
      return open(given.value);
    };
    export default factory;`,
  'ready.mjs': "export default { name: 'ready', open: () => ({ onAnswer: () => ({ headers: { 'x-ready': '1' } }) }) };",
  'function.mjs': 'export default () => {};',
  'object.mjs': 'export default { a: 1 };',
  'nothing.mjs': 'export const a = 1;',
  'broken.mjs': "throw new Error('no licence');",
};

let folder: string;
const at = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsgraph-plugin-modules-'));
  for (const [name, text] of Object.entries(MODULES)) await writeFile(at(name), text);
});
afterAll(() => rm(folder, { recursive: true }));

const setting = (...modules: object[]) => ({ PLUGINS: JSON.stringify(modules) });
const load = (...modules: object[]) => loadPlugins(readSettings(setting(...modules)).plugins);

describe('plugins of the settings', () => {
  it('run in their order, after those that code gives', async () => {
    const given = definePlugin({
      name: 'given',
      setup: () => ({
        onAnswer: ({ responseHeaders: { 'x-order': order = '' } }) => ({ headers: { 'x-order': `${order}given` } }),
      }),
    })();
    const modules = ['a', 'b'].map(value => ({ module: at('header.mjs'), options: { value } }));
    const environment = setting(...modules, { module: at('ready.mjs') });
    await using gateway = await startPlugged([given], { environment });
    const { headers } = await gateway.ask('{ book { id } }');
    // Responses meet the last plugin first.
    expect([headers.get('x-order'), headers.get('x-ready')]).toEqual(['bagiven', '1']);
  });

  it('are found by a path from the working directory, and by the name of a package there', async () => {
    const before = process.cwd();
    const name = path.join(folder, 'node_modules', 'tenants-plugin');
    await mkdir(name, { recursive: true });
    await writeFile(
      path.join(name, 'package.json'),
      '{"name":"tenants-plugin","type":"module","exports":"./index.js"}',
    );
    await writeFile(path.join(name, 'index.js'), MODULES['ready.mjs']!);
    try {
      process.chdir(folder);
      const plugins = await load({ module: './ready.mjs' }, { module: 'tenants-plugin' });
      expect(plugins.map(one => one.name)).toEqual(['ready', 'ready']);
    } finally {
      process.chdir(before);
    }
  });

  it('are read from a settings file, and their options shown to nobody', async () => {
    const file = at('newsgraph.yaml');
    await writeFile(
      file,
      `plugins:\n  modules:\n    - module: ${at('header.mjs')}\n      options: { value: topsecret }\n    - module: ${at('ready.mjs')}\n`,
    );
    const settings = readSettings({ NEWSGRAPH_CONFIG: file });
    expect((await loadPlugins(settings.plugins)).map(one => one.name)).toEqual(['header', 'ready']);
    const printed = printSettings(GATEWAY_SETTINGS, settings);
    expect(printed).toContain('options: (hidden)');
    expect(printed).not.toContain('topsecret');
  });

  it.each<[string, object, string]>([
    ['a module that is not there', { module: './nowhere.mjs' }, 'plugins.modules[0]: ./nowhere.mjs cannot be loaded: '],
    [
      'a package that is not there',
      { module: 'no-such-plugin-here' },
      'plugins.modules[0]: no-such-plugin-here cannot be loaded: ',
    ],
    ['no module', { options: {} }, 'plugins.modules[0]: found no module, expected a path or the name of a package'],
    ['a module that throws', { module: 'broken.mjs' }, 'cannot be loaded: no licence'],
    [
      'options that the plugin refuses',
      { module: 'header.mjs', options: { value: 7 } },
      'header.mjs: options: value: found 7, expected text',
    ],
    [
      'options for a plugin that is made already',
      { module: 'ready.mjs', options: {} },
      'ready.mjs: options: found some, expected none',
    ],
    [
      'another function',
      { module: 'function.mjs' },
      'function.mjs: found another function as default export, expected what definePlugin() gives',
    ],
    ['another object', { module: 'object.mjs' }, 'object.mjs: found {"a":1} as default export, expected'],
    ['no default export', { module: 'nothing.mjs' }, 'nothing.mjs: found nothing as default export, expected'],
  ])('%s is a fault of the settings', async (_, given, message) => {
    const { module, ...rest } = given as { module?: string };
    const entry = module === undefined ? rest : { ...rest, module: MODULES[module] ? at(module) : module };
    const error = await load(entry).catch(found => found);
    expect(error.name).toBe('SettingsError');
    expect(error.message).toContain(message);
  });

  it('a list of another form is a fault of the settings', () => {
    expect(() => readSettings({ PLUGINS: '[{"modul": "a"}]' })).toThrow(
      "PLUGINS: expected a list of maps with the keys module (text), options (the plugin's own options)",
    );
  });
});

describe('definePlugin', () => {
  it('judges what code and settings give, and refuses options that nobody judges from settings', () => {
    const judged = definePlugin<{ value: string }>({
      name: 'judged',
      options(given) {
        if (typeof (given as { value?: unknown }).value !== 'string') throw new TypeError('value: expected text');
        return given as { value: string };
      },
      setup: () => ({}),
    });
    expect(judged({ value: 'a' }).name).toBe('judged');
    expect(() => judged({ value: 7 as never })).toThrow('value: expected text');
    expect(() => judged.fromSettings({})).toThrow('value: expected text');
    const plain = definePlugin({ name: 'plain', setup: () => ({}) });
    expect([plain().name, plain.fromSettings(undefined).name, plain.pluginName]).toEqual(['plain', 'plain', 'plain']);
    expect(() => plain.fromSettings({ a: 1 })).toThrow(
      'found {"a":1}, expected none: the plugin takes no options from settings',
    );
  });
});
