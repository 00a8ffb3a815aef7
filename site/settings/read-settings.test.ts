import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printSettings } from '../../gateway/settings/print-settings.ts';
import { bytes, decimal, duration, flag, integer, records, secret, texts } from '../../shared/settings/kinds.ts';
import type { Setting } from '../../shared/settings/setting.ts';
import { readSettings } from './read-settings.ts';
import { SITE_SETTINGS } from './table.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'newsgraph-settings-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const file = (content: string) => {
  const name = path.join(directory, 'settings.yaml');
  writeFileSync(name, content);
  return { NEWSGRAPH_CONFIG: name };
};

describe('readSettings', () => {
  it('has a default for everything', () => {
    const settings = readSettings({});
    expect(settings.server).toEqual({ port: 4000, host: 'localhost', environment: undefined, logLevel: 'warn' });
    expect(settings.database).toEqual({
      uri: undefined,
      mongodPath: undefined,
      secantusdPath: undefined,
      dataDirectory: path.resolve('.newsgraph'),
      cacheDirectory: path.resolve('.newsgraph'),
    });
    expect(settings.publication).toMatchObject({ siteUrl: 'http://localhost:4000', name: undefined });
    expect(settings.production).toBe(false);
    expect(settings.subgraph('articles').url).toBeUndefined();
  });

  it('prefers --port to PORT, and the environment to the file', () => {
    expect(readSettings({ PORT: '1' }, { port: '2' }).server.port).toBe(2);
    const { server } = readSettings({ ...file('server:\n  port: 5\n  host: news\n'), PORT: '4' });
    expect(server).toMatchObject({ port: 4, host: 'news' });
  });

  it('finds what is said of a subgraph by its name in capitals, or as it is in the file', () => {
    const settings = readSettings({
      ...file('subgraphs:\n  x-y:\n    url: http://x.example/\n'),
      SUBGRAPH_AIR_QUALITY_URL: 'http://air.example/graphql',
    });
    expect(settings.subgraph('air-quality').url).toBe('http://air.example/graphql');
    expect(settings.subgraph('x-y').url).toBe('http://x.example/');
    expect(settings.subgraph('articles').url).toBeUndefined();
  });

  it.each([
    [{ PORT: 'http' }, 'PORT: found "http", expected a port number from 0 to 65535'],
    [{ PORT: '65536' }, 'PORT: found "65536", expected a port number from 0 to 65535'],
    [{ SITE_URL: 'news' }, 'SITE_URL: found "news", expected an http or https address'],
    [{ JWKS_URL: 'file:///etc/passwd' }, 'JWKS_URL: found "file:///etc/passwd", expected an http or https address'],
    [{ SUBGRAPH_X_URL: '?' }, 'SUBGRAPH_X_URL: found "?", expected an http or https address'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV: found "prod", expected one of production, development, test'],
    [{ NODE_ENV: 'Production' }, 'NODE_ENV: found "Production", expected one of production, development, test'],
    [{ NODE_ENV: 'staging' }, 'NODE_ENV: found "staging"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: found "loud", expected one of fatal, error, warn, info, debug, trace, silent'],
    [{ REDIS_URL: 'http://:secret@host' }, 'REDIS_URL: expected a redis:// or rediss:// URL'],
    [{ NEWSGRAPH_CONFIG: '/nowhere.yaml' }, 'NEWSGRAPH_CONFIG: /nowhere.yaml cannot be read'],
  ])('refuses %j in one line that names the variable', (environment, message) => {
    expect(() => readSettings(environment)).toThrow(message);
  });

  it.each([
    ['server:\n  port: 4000\n  prot: 1\n', ':3: server.prot: is not a setting, expected one of port, host'],
    ['sever:\n  port: 1\n', ':1: sever: is not a setting, expected one of server, database'],
    ['server:\n  environment: prod\n', ':2: server.environment: found "prod", expected one of production, development'],
    ['server:\n\n  port: many\n', ':3: server.port: found "many", expected a port number'],
    ['server: 4000\n', ':1: server: expected a map of settings'],
    ['subgraphs:\n  a:\n    uri: x\n', ':3: subgraphs.a.uri: is not a setting, expected one of url'],
    ['subgraphs:\n  a:\n    url: x\n', ':3: subgraphs.a.url: found "x", expected an http or https address'],
    ['server:\n  port: 1\n  port: 2\n', ':3: Map keys must be unique'],
    ['server: [\n', ':'],
  ])('refuses the file %j and names the line', (content, message) => {
    expect(() => readSettings(file(content))).toThrow(`settings.yaml${message}`);
  });

  it('names everything that is wrong at once', () => {
    expect(() => readSettings({ ...file('server:\n  port: -1\n'), LOG_LEVEL: 'x' })).toThrow(
      /settings\.yaml:2: server\.port.*\nLOG_LEVEL/,
    );
  });

  it.each([
    ['production', true],
    [' production ', true],
    ['development', false],
    ['test', false],
    ['', false],
    [undefined, false],
  ])('takes NODE_ENV=%j, for production: %s', (NODE_ENV, production) => {
    expect(readSettings({ NODE_ENV }).production).toBe(production);
  });

  it.each(['JWKS_URL', 'SUBGRAPH_X_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT'])(
    'does not repeat a password in %s',
    variable => {
      const read = () => readSettings({ [variable]: 'htp://me:pa/ss@host/' });
      expect(read).toThrow(`${variable}: found "htp://(hidden)@host/", expected`);
    },
  );

  it('names what is wrong with settings together, with defaults in place of wrong ones', () => {
    const check = ({ limits, http }: Parameters<NonNullable<Parameters<typeof readSettings>[2]>>[0]) => [
      `depth ${limits.depth}`,
      ...http.corsOrigins,
    ];
    expect(() => readSettings({ LIMITS_DEPTH: 'x', CORS_ORIGINS: '*' }, {}, check)).toThrow(
      /^LIMITS_DEPTH: found "x", .*\ndepth 25\n\*$/,
    );
  });

  it('does not repeat a database address, which may hold a password', () => {
    const read = () => readSettings({ MONGODB_URI: 'me:secret@host' });
    expect(read).toThrow(/^MONGODB_URI: expected .*mongodb:\/\//);
    expect(read).not.toThrow(/secret/);
  });
});

describe('printSettings', () => {
  it('writes a file that reads back the same, with secrets hidden', () => {
    const environment = {
      SITE_URL: 'https://news.example/',
      MONGODB_URI: 'mongodb://me:pass@host/',
      SUBGRAPH_X_URL: 'http://x.example/',
    };
    const settings = readSettings(environment);
    const printed = printSettings(SITE_SETTINGS, settings);
    expect(printed).toContain('uri: (hidden)');
    expect(printed).not.toContain('pass@');
    const again = readSettings(file(printed.replace('(hidden)', environment.MONGODB_URI)));
    expect(again).toEqual({ ...settings, subgraph: expect.any(Function) });
    expect(again.subgraph('x')).toEqual(settings.subgraph('x'));
  });
});

describe('printSettings for addresses with passwords', () => {
  it('hides what stands before the host, wherever the address is', () => {
    const printed = printSettings(
      SITE_SETTINGS,
      readSettings({
        ...file('authentication:\n  issuers:\n    - issuer: i\n      jwksUrl: https://me:pass1@keys.example/\n'),
        MONGODB_URI: 'mongodb://me:pass2@host/',
        REDIS_URL: 'rediss://:pass3@host',
        JWKS_URL: 'https://me:pass4@keys.example/jwks?of=@all',
        SITE_URL: 'https://token5@news.example/@me',
        SUBGRAPH_X_URL: 'http://me:p%40ss6@x.example/graphql',
      }),
    );
    expect(printed).not.toMatch(/pass\d|token5|ss6/);
    expect(printed).toContain('https://(hidden)@keys.example/jwks?of=(hidden)');
    expect(printed).toContain('siteUrl: https://(hidden)@news.example/@me');
    expect(printed).toContain('url: http://(hidden)@x.example/graphql');
  });
});

describe('a kind of setting', () => {
  const stated = { variable: 'X', description: '' };
  it.each<[string, Setting<unknown>, [found: unknown, value: unknown][]]>([
    [
      'duration',
      duration(stated),
      [
        ['250ms', 250],
        ['1.5s', 1500],
        ['7d', 604_800_000],
        ['0', 0],
        ['30', undefined],
      ],
    ],
    [
      'bytes',
      bytes({ ...stated, max: '1GiB' }),
      [
        ['4MiB', 4_194_304],
        ['2GiB', undefined],
        ['1kb', undefined],
      ],
    ],
    [
      'integer',
      integer({ ...stated, min: 1, max: 9 }),
      [
        [9, 9],
        ['0', undefined],
        ['1.5', undefined],
        [[], undefined],
      ],
    ],
    [
      'decimal',
      decimal({ ...stated, min: 0, max: 1 }),
      [
        ['0.25', 0.25],
        ['1.5', undefined],
      ],
    ],
    [
      'flag',
      flag(stated),
      [
        [true, true],
        ['False', false],
        ['yes', undefined],
      ],
    ],
    [
      'texts',
      texts(stated),
      [
        ['a, b,', ['a', 'b']],
        [
          ['x', 1],
          ['x', '1'],
        ],
        [{}, undefined],
      ],
    ],
  ])('reads %s', (_name, kind, cases) => {
    for (const [found, value] of cases) expect(kind.read(found), String(found)).toEqual(value);
  });

  it('writes what it reads', () => {
    expect(duration({ ...stated, default: '90s' }).shownDefault).toBe('90s');
    expect(duration({ ...stated, default: '2m' }).write(120_000)).toBe('2m');
    expect(bytes(stated).write(1_536)).toBe('1536B');
  });

  it('reads a list of maps, from a file or from one line', () => {
    const kind = records({ ...stated, fields: { name: texts(stated), key: secret(stated) } });
    const value = [{ name: ['a'], key: 'k' }];
    expect(kind.read([{ name: ['a'], key: 'k' }])).toEqual(value);
    expect(kind.read('[{ name: [a], key: k }]')).toEqual(value);
    expect(kind.read([{ nome: 'a' }])).toBeUndefined();
    expect(kind.write(value)).toEqual([{ name: ['a'], key: '(hidden)' }]);
  });
});
