import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startGuardedMongo } from '../support/guarded-mongo.ts';
import { createEnvironment, runNewsgraph } from './newsgraph-command.ts';

/** What whoever runs the command can mend: exit code 2, and a line for each problem, with no stack. */
const refused = (...lines: string[]) => ({
  code: 2,
  stdout: '',
  stderr: lines.map(line => `newsgraph: ${line}\n`).join(''),
});

/** A server on a port of its own. */
async function listening(server: Server) {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: async () => void server.close() };
}

describe('MONGODB_URI', () => {
  const start = async (uri: string) => {
    await using environment = await createEnvironment({ ownServer: true });
    return runNewsgraph(['start'], { ...environment.env, MONGODB_URI: uri });
  };

  it.each([
    ['localhost:27017/news', 'MONGODB_URI: expected an address that begins with mongodb:// or mongodb+srv://'],
    ['mongodb://me:s3cret@host:27017:1', 'MONGODB_URI (host:27017:1): Unable to parse host:27017:1 with URL'],
    ['mongodb://host/?replicaset=a&tls=perhaps', /^newsgraph: MONGODB_URI \(host\): .*tls.*\n$/],
    ['mongodb://127.0.0.1:1/news', 'MONGODB_URI (127.0.0.1:1): connect ECONNREFUSED 127.0.0.1:1'],
    [
      'mongodb://nowhere.invalid/?serverSelectionTimeoutMS=2000',
      /^newsgraph: MONGODB_URI \(nowhere\.invalid\): getaddrinfo E\w+ nowhere\.invalid\n$/,
    ],
  ])('%s is refused in one line', async (uri, problem) => {
    const result = await start(uri);
    expect(result).toEqual(
      typeof problem === 'string' ? refused(problem) : { ...refused(), stderr: expect.stringMatching(problem) },
    );
    expect(result.stderr).not.toContain('s3cret');
  });

  it('of something that is no MongoDB is refused', async () => {
    await using http = await listening(createServer(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    const { code, stderr } = await start(`mongodb://127.0.0.1:${http.port}/?serverSelectionTimeoutMS=1000`);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^newsgraph: MONGODB_URI \\(127\\.0\\.0\\.1:${http.port}\\): .+\n$`));
  });

  it('with a wrong password, or without one where it is needed, is refused without repeating it', async () => {
    await using mongo = await startGuardedMongo();
    const address = `127.0.0.1:${mongo.port}`;
    expect(await start(`mongodb://me:s3cret@${address}/news?directConnection=true`)).toEqual(
      refused(`MONGODB_URI (${address}): Authentication failed.`),
    );
    expect(await start(`mongodb://${address}/news?directConnection=true`)).toEqual(
      refused(`MONGODB_URI (${address}): Command find requires authentication`),
    );
  });
});

describe('a port in use', () => {
  const inUse = (port: number) =>
    refused(`PORT: ${port} is in use on 127.0.0.1; set PORT to another port, or 0 for a free one`);

  it.each([['start'], ['serve articles'], ['gateway --supergraph supergraph.graphql']])(
    'ends %s before it starts a database',
    async command => {
      await using environment = await createEnvironment({ ownServer: true });
      await using other = await listening(createServer());
      const PORT = String(other.port);
      expect(await runNewsgraph(command.split(' '), { ...environment.env, PORT })).toEqual(inUse(other.port));
    },
  );

  it('is named with that of the metrics', async () => {
    await using environment = await createEnvironment({ ownServer: true });
    await using other = await listening(createServer());
    const METRICS_PORT = String(other.port);
    expect(await runNewsgraph(['start'], { ...environment.env, METRICS_PORT })).toEqual(
      refused(
        `METRICS_PORT: ${other.port} cannot be listened on: listen EADDRINUSE: address already in use 127.0.0.1:${other.port}`,
      ),
    );
  });
});

describe('wrong settings', () => {
  it('are all named in one round', async () => {
    const wrong = {
      LIMITS_DEPTH: 'deep',
      CORS_ORIGINS: '*',
      CORS_CREDENTIALS: 'true',
      HTTP_TRUST_PROXY: 'loopback,router',
      JWT_ISSUERS: '[{ issuer: https://id.example }]',
      RATE_LIMITS_POLICIES: '[{ name: everyone }]',
      SUBGRAPHS_HEADERS: '[{ insert: x-key }]',
      SUBGRAPHS_CA: '/nowhere/ca.pem',
      CACHING_RESPONSES: 'true',
      CACHING_SHARED: 'true',
    };
    expect(await runNewsgraph(['start'], wrong)).toEqual(
      refused(
        'LIMITS_DEPTH: found "deep", expected a whole number from 0 to 1000000',
        'CORS_CREDENTIALS: found true with CORS_ORIGINS *, expected the origins to be listed',
        'CACHING_SHARED: expected REDIS_URL to name the Redis to share in',
        'HTTP_TRUST_PROXY: found "router", expected an address, a network or one of loopback, linklocal, uniquelocal',
        'authentication.issuers[0]: expected `issuer` and `jwksUrl`',
        'RATE_LIMITS_POLICIES: policy everyone: expected a quota',
        'traffic.headers: rule 1: insert expects a value',
        "traffic.ca: /nowhere/ca.pem cannot be read: ENOENT: no such file or directory, open '/nowhere/ca.pem'",
      ),
    );
  });

  it('name a settings file that is not there', async () => {
    expect(await runNewsgraph(['config', '--config', '/nowhere.yaml'], {})).toEqual(
      refused(
        "NEWSGRAPH_CONFIG: /nowhere.yaml cannot be read: ENOENT: no such file or directory, open '/nowhere.yaml'",
      ),
    );
  });

  it('name a policy module that does not load', async () => {
    await using environment = await createEnvironment();
    const { code, stderr } = await runNewsgraph(['start'], { ...environment.env, POLICY_MODULE: '/nowhere.js' });
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^newsgraph: POLICY_MODULE: \/nowhere\.js cannot be loaded: /);
  });

  it.each([
    ['onStart', ''],
    ['onSupergraphChange', ''],
    ['onStart', ' in a rejection'],
  ])('name a plugin whose %s throws%s', async (hook, later) => {
    await using environment = await createEnvironment();
    const folder = environment.env.NEWSGRAPH_DATA;
    const module = path.join(folder, 'broken.mjs');
    await writeFile(
      module,
      `export default {
        name: 'broken',
        open: () => ({ ${later ? 'async ' : ''}${hook}() { throw new Error('the key has expired'); } }),
      };`,
    );
    const config = path.join(folder, 'newsgraph.yaml');
    await writeFile(config, `plugins:\n  modules:\n    - module: ${module}\n`);
    const { code, stderr } = await runNewsgraph(['start', '--config', config], environment.env);
    expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([
      2,
      `newsgraph: Plugin "broken", ${hook}: the key has expired`,
    ]);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('name a supergraph that is not there, or is none', async () => {
    const open = "ENOENT: no such file or directory, open 'nowhere.graphql'";
    expect(await runNewsgraph(['gateway', '--supergraph', 'nowhere.graphql'], {})).toEqual(
      refused(`--supergraph: nowhere.graphql cannot be read: ${open}`),
    );
    const away = await runNewsgraph(['gateway', '--supergraph', 'http://127.0.0.1:65535/graph'], {});
    expect(away.code).toBe(2);
    expect(away.stderr).toMatch(
      /^newsgraph: --supergraph: http:\/\/127\.0\.0\.1:65535\/graph: fetch failed: .*ECONNREFUSED/,
    );
    const guarded = await runNewsgraph(['gateway', '--supergraph', 'http://me:secret@127.0.0.1:1/graph'], {});
    expect(guarded).toMatchObject({ code: 2, stderr: expect.stringContaining('includes credentials') });
    expect(guarded.stderr).not.toContain('secret');
    const none = await runNewsgraph(['gateway', '--supergraph', 'package.json'], {});
    expect(none).toMatchObject({ code: 2, stderr: expect.stringMatching(/^newsgraph: Not a valid supergraph: .*\n$/) });
    const missing = await runNewsgraph(['compose', '--config', 'nowhere.yaml'], {});
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringMatching(/^newsgraph: \S+nowhere\.yaml: cannot/) });
  });
});

describe('a data folder', () => {
  it('that is a file is refused', async () => {
    await using environment = await createEnvironment({ ownServer: true });
    const file = path.join(environment.env.NEWSGRAPH_DATA, 'file');
    await writeFile(file, '');
    const env = { ...environment.env, NEWSGRAPH_DATA: file };
    expect(await runNewsgraph(['start'], env)).toEqual(
      refused(
        `NEWSGRAPH_DATA: ${file}: EEXIST: file already exists, mkdir '${file}'; expected a folder that this user may write`,
      ),
    );
    const key = path.join(file, 'keys/local.jwk.json');
    expect(await runNewsgraph(['token'], env)).toEqual(
      refused(
        `NEWSGRAPH_DATA: ${file}: ENOTDIR: not a directory, open '${key}'; expected a folder that this user may write`,
      ),
    );
  });

  it.skipIf(process.platform === 'win32')('that may not be written is refused', async () => {
    await using environment = await createEnvironment({ ownServer: true });
    const folder = environment.env.NEWSGRAPH_DATA;
    await chmod(folder, 0o555);
    const env = { ...environment.env, NEWSGRAPH_CACHE: folder };
    // Permissions do not bind root.
    const options = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const expected = (problem: string) =>
      refused(
        `NEWSGRAPH_DATA: ${folder}: EACCES: permission denied, ${problem}; expected a folder that this user may write`,
      );
    expect(await runNewsgraph(['token'], env, '', options)).toEqual(expected(`mkdir '${path.join(folder, 'keys')}'`));
    expect(await runNewsgraph(['start'], env, '', options)).toEqual(
      expected(`open '${path.join(folder, 'mongo.lock')}'`),
    );
  });
});

it('a database that needs Python, where there is none, says so', async () => {
  await using environment = await createEnvironment({ ownServer: true });
  const { NEWSGRAPH_DATA } = environment.env;
  const database = path.join(NEWSGRAPH_DATA, 'db-secantusd-py');
  // What SecantusDB leaves behind: no other program opens such a folder.
  await mkdir(database);
  await writeFile(path.join(database, 'WiredTiger.turtle'), '');
  const env = { ...environment.env, NEWSGRAPH_CACHE: NEWSGRAPH_DATA, PATH: NEWSGRAPH_DATA };
  const { code, stdout, stderr } = await runNewsgraph(['start'], env);
  expect([code, stdout]).toEqual([2, '']);
  const lines = stderr.trimEnd().split('\n');
  expect(lines[0]).toBe('newsgraph: No MongoDB could be started:');
  expect(lines).toContain('newsgraph:   - SecantusDB from the Python package index: no Python 3.10 or newer on PATH');
  expect(lines.at(-1)).toContain('Set MONGODB_URI to a MongoDB replica set');
});

it('a fault of the program keeps its stack and exits with 1', async () => {
  const broken = "data:text/javascript,globalThis.URL.canParse=()=>{throw new TypeError('a fault')}";
  const env = { NODE_OPTIONS: `--import ${broken.replaceAll(' ', '%20')}`, SITE_URL: 'http://news.example/' };
  const { code, stderr } = await runNewsgraph(['config'], env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/TypeError: a fault\n\s+at /);
});
