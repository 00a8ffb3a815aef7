import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { markProcess, stateOfProcess } from './process-mark.ts';
import { findExecutable } from './programs/find-executable.ts';
import { runTool } from './programs/run-tool.ts';
import { readServerRecord, type ServerRecord, writeServerRecord } from './server-record.ts';
import { type StartMongoOptions, startMongo } from './start-mongo.ts';

const cacheDirectory = resolve(process.env.NEWSGRAPH_DATA ?? '.newsgraph');

/** Without MONGODB_URI: these tests are about the servers that newsgraph runs itself. */
const machine: NodeJS.ProcessEnv = { ...process.env, MONGODB_URI: '', MONGOD_PATH: '', SECANTUSD_PATH: '' };

/** A machine with neither mongod nor secantusd-rs, which cannot reach the download host. */
const bare: NodeJS.ProcessEnv = {
  ...machine,
  PATH: await pathWithPython(),
  MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:1',
};

afterAll(() => rm(bare.PATH as string, { recursive: true }));

let dataDirectory: string;

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'newsgraph-mongo-'));
});

afterEach(async () => {
  await rm(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
});

describe('the order of the steps', () => {
  it('goes from one way to the next, saying why, until one works', { timeout: 120_000 }, async () => {
    const lines: string[] = [];
    const ownCache = join(dataDirectory, 'cache');
    const options = { dataDirectory, env: bare, log: (line: string) => lines.push(line) };
    const withoutPython = { ...bare, PATH: '' };
    const failed = startMongo({ ...options, cacheDirectory: ownCache, env: withoutPython });
    await expect(failed).rejects.toMatchObject({
      name: 'MongoStartError',
      steps: [
        'MONGODB_URI: not set',
        'mongod on PATH: none found',
        `mongod cached by an earlier start: none in ${join(ownCache, 'mongod')}`,
        expect.stringMatching(/^download of mongod: .*ECONNREFUSED/),
        'secantusd-rs on PATH: none found',
        'SecantusDB from the Python package index: no Python 3.10 or newer on PATH',
      ],
      message: expect.stringContaining('Set MONGODB_URI to a MongoDB replica set'),
    });
    lines.length = 0;
    await using mongo = await startMongo({ ...options, cacheDirectory });
    expect(mongo.kind).toBe('secantusd-py');
    expect(lines.filter(line => !/installing|downloading|cached|taken by another program just now/.test(line))).toEqual(
      [
        'mongodb: MONGODB_URI is not set',
        'mongodb: mongod on PATH: none found',
        expect.stringMatching(/^mongodb: download of mongod: .*ECONNREFUSED/),
        'mongodb: secantusd-rs on PATH: none found',
        expect.stringMatching(
          /^mongodb: SecantusDB from the Python package index: took SecantusDB 0\.7\.0b3, port \d+$/,
        ),
        `database  SecantusDB 0.7.0b3 at ${dataDirectory}`,
      ],
    );
  });

  it('names MONGODB_URI and the host, not the password, when the server there does not answer', async () => {
    const uri = 'mongodb://editor:s3cret%2Fword@127.0.0.1:1/news?serverSelectionTimeoutMS=300';
    const failure = await startMongo({ ...quiet(), uri }).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: 'MongoStartError' });
    expect(String(failure)).toContain('MONGODB_URI (127.0.0.1:1)');
    expect(String(failure)).not.toMatch(/s3cret|editor/);
    expect(await readServerRecord(dataDirectory)).toBeNull();
  });

  it('uses the server at MONGODB_URI and leaves it running', async () => {
    await using ours = await startMongo(quiet());
    const lines: string[] = [];
    const given = await startMongo({
      dataDirectory,
      env: { MONGODB_URI: ours.uri },
      log: (line: string) => lines.push(line),
    });
    await given.close();
    expect(given.kind).toBe('external');
    expect(lines).toEqual([`database  127.0.0.1:${new URL(ours.uri).port}, given by MONGODB_URI`]);
    expect(await countNotes(ours.uri)).toBe(0);
  });

  it('opens data only with the kind of server that wrote it', async () => {
    await (await startMongo(quiet(bare))).close();
    const record = (await readServerRecord(dataDirectory)) as ServerRecord;
    expect(record).toMatchObject({ kind: 'secantusd-py', state: 'closed' });
    const noPython = { ...bare, PATH: '' };
    const fresh = join(dataDirectory, 'other-cache');
    const failure = startMongo({ ...quiet(noPython), cacheDirectory: fresh });
    await expect(failure).rejects.toThrow(/mongod on PATH: left out, the data of earlier starts was written by/);
    await expect(failure).rejects.toThrow(/move .*db-secantusd-py away/);
  });

  it('stops waiting when it is aborted', async () => {
    await writeFile(
      join(dataDirectory, 'mongo.lock'),
      JSON.stringify({ token: 'x', host: hostname(), holder: await markProcess(process.pid) }),
    );
    const started = startMongo({ ...quiet(), signal: AbortSignal.timeout(200) });
    await expect(started).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe.each([
  ['the server this machine offers', machine],
  ['SecantusDB in Python', bare],
])('with %s', (_, env) => {
  it('finds its data again after a restart', async () => {
    const first = await startMongo(quiet(env));
    await addNote(first.uri);
    await first.close();
    await using second = await startMongo(quiet(env));
    expect(await countNotes(second.uri)).toBe(1);
    expect(second.uri).toBe(first.uri);
  });

  it('stops the server when its process is killed, and keeps every acknowledged write', async () => {
    const child = await startInChild(env);
    await addNote(child.uri);
    const { server, guard } = (await readServerRecord(dataDirectory)) as ServerRecord;
    child.process.kill('SIGKILL');
    await expectGone(server.pid, guard.pid);
    await using again = await startMongo(quiet(env));
    expect(again.shared).toBe(false);
    expect(await countNotes(again.uri)).toBe(1);
  });

  it('keeps the data when the server itself is killed in the middle of writing', async () => {
    const lines: string[] = [];
    const mongo = await startMongo({ ...quiet(env), log: line => lines.push(line) });
    const { server } = (await readServerRecord(dataDirectory)) as ServerRecord;
    const acknowledged = await writeUntilKilled(mongo.uri, () => process.kill(server.pid, 'SIGKILL'));
    expect(await mongo.exited).toBe('signal SIGKILL');
    expect(lines.at(-1)).toMatch(/ended unexpectedly \(signal SIGKILL\)/);
    await mongo.close();
    await using again = await startMongo(quiet(env));
    expect(acknowledged).toBeGreaterThan(0);
    expect(await countNotes(again.uri)).toBeGreaterThanOrEqual(acknowledged);
  });

  it('has transactions, change streams and unique indexes', async () => {
    await using mongo = await startMongo(quiet(env));
    await using client = new MongoClient(mongo.uri);
    const notes = client.db().collection('notes');
    await notes.createIndex({ slug: 1 }, { unique: true });
    await using changes = notes.watch();
    const next = changes.next();
    await client.withSession(session =>
      session.withTransaction(async () => {
        await notes.insertOne({ slug: 'a' }, { session });
        await notes.insertOne({ slug: 'b' }, { session });
      }),
    );
    const failed = client.withSession(session =>
      session.withTransaction(async () => {
        await notes.insertOne({ slug: 'c' }, { session });
        await notes.insertOne({ slug: 'a' }, { session });
      }),
    );
    await expect(failed).rejects.toMatchObject({ code: 11_000 });
    expect((await notes.distinct('slug')).sort()).toEqual(['a', 'b']);
    expect(await next).toMatchObject({ operationType: 'insert', fullDocument: { slug: 'a' } });
  });
});

describe('a second start on the same folder', () => {
  it('shares the running server, which stays for as long as one of them uses it', async () => {
    const first = await startMongo(quiet());
    const second = await startMongo(quiet());
    expect([first.shared, second.shared]).toEqual([false, true]);
    expect(second.uri).toBe(first.uri);
    await first.close();
    await addNote(second.uri);
    const { server } = (await readServerRecord(dataDirectory)) as ServerRecord;
    await second.close();
    await second.close();
    expect(await stateOfProcess(server)).toBe('gone');
  });

  it('leaves the server to its owner when it ends first', async () => {
    await using first = await startMongo(quiet());
    await (await startMongo(quiet())).close();
    await addNote(first.uri);
    expect(await countNotes(first.uri)).toBe(1);
  });

  it('never makes two servers, even when several begin at once on an empty folder', async () => {
    const children = await Promise.all([1, 2, 3].map(() => startInChild(machine)));
    expect(children.map(child => child.shared).sort()).toEqual([false, true, true]);
    expect(new Set(children.map(child => child.uri)).size).toBe(1);
    const { server } = (await readServerRecord(dataDirectory)) as ServerRecord;
    for (const child of children) child.process.kill('SIGKILL');
    await expectGone(server.pid);
  });
});

describe('what an earlier start left behind', () => {
  it('does not mistake another process for its server when the number was given away', async () => {
    const first = await startMongo(quiet());
    await first.close();
    const record = (await readServerRecord(dataDirectory)) as ServerRecord;
    const other = { pid: process.pid, started: 'another time' };
    await writeServerRecord(dataDirectory, { ...record, state: 'ready', owner: other, guard: other, server: other });
    const lines: string[] = [];
    await using again = await startMongo({ ...quiet(), log: line => lines.push(line) });
    expect(again.shared).toBe(false);
    expect(lines).toContainEqual(expect.stringContaining('is gone (stale record)'));
  });

  it('starts over a record that is no record', async () => {
    await writeFile(join(dataDirectory, 'mongo.json'), '{"kind":"mongod","server":{"pid":-1}}');
    await using mongo = await startMongo(quiet());
    expect(mongo.shared).toBe(false);
  });

  it('stops an orphan that lost both its owner and its guard, and uses its data', async () => {
    const child = await startInChild(machine);
    await addNote(child.uri);
    const { guard, server } = (await readServerRecord(dataDirectory)) as ServerRecord;
    process.kill(guard.pid, 'SIGKILL');
    child.process.kill('SIGKILL');
    await expectGone(guard.pid, child.process.pid as number);
    expect(await stateOfProcess(server)).toBe('running');
    const lines: string[] = [];
    await using again = await startMongo({ ...quiet(), log: line => lines.push(line) });
    expect(lines).toContainEqual(expect.stringContaining('was left behind without owner and guard; stopping it'));
    expect(await countNotes(again.uri)).toBe(1);
  });

  it('stops its server also when only the guard was killed', async () => {
    const mongo = await startMongo(quiet());
    const { guard, server } = (await readServerRecord(dataDirectory)) as ServerRecord;
    process.kill(guard.pid, 'SIGKILL');
    expect(await mongo.exited).toBe('its guard process ended');
    await addNote(mongo.uri);
    await mongo.close();
    expect(await stateOfProcess(server)).toBe('gone');
  });

  it('takes another port when a stranger sits on the last one, and leaves the stranger alone', async () => {
    const first = await startMongo(quiet());
    await addNote(first.uri);
    await first.close();
    const port = Number(new URL(first.uri).port);
    await using stranger = await listen(port);
    await using second = await startMongo(quiet());
    expect(second.uri).not.toBe(first.uri);
    expect(await countNotes(second.uri)).toBe(1);
    expect(stranger.server.listening).toBe(true);
  });
});

it('lets the server live on after Ctrl-C until its process has drained', {
  skip: process.platform === 'win32',
}, async () => {
  const child = await startInChild(machine);
  const { server } = (await readServerRecord(dataDirectory)) as ServerRecord;
  const drained = once(child.lines, 'line');
  // What a terminal does: the signal goes to the whole process group.
  process.kill(-(child.process.pid as number), 'SIGINT');
  expect(await drained).toEqual(['drained']);
  await expectGone(server.pid, child.process.pid as number);
});

function quiet(env: NodeJS.ProcessEnv = machine): StartMongoOptions {
  return { dataDirectory, cacheDirectory, env, log: () => {} };
}

/** A PATH on which there is nothing but a Python, by a script that keeps its real name (a link would change its home). */
async function pathWithPython(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'newsgraph-path-'));
  const named = (await findExecutable('python3', process.env)) ?? (await findExecutable('python', process.env));
  // The name may belong to a version manager's script, which needs the rest of PATH.
  const options = { env: process.env, timeoutMs: 10_000 };
  const python = (
    await runTool(named ?? 'python3', ['-c', 'import sys; print(sys.executable)'], options)
  ).stdout.trim();
  await writeFile(join(folder, 'python3'), `#!/bin/sh\nexec '${python}' "$@"\n`, { mode: 0o755 });
  return folder;
}

async function addNote(uri: string): Promise<void> {
  await using client = new MongoClient(uri, { writeConcern: { w: 'majority', j: true } });
  await client.db().collection('notes').insertOne({ at: new Date() });
}

async function countNotes(uri: string): Promise<number> {
  await using client = new MongoClient(uri);
  return await client.db().collection('notes').countDocuments();
}

/** How many inserts were acknowledged before the server died. */
async function writeUntilKilled(uri: string, kill: () => void): Promise<number> {
  await using client = new MongoClient(uri, {
    writeConcern: { w: 'majority', j: true },
    retryWrites: false,
    serverSelectionTimeoutMS: 500,
  });
  const notes = client.db().collection('notes');
  let acknowledged = 0;
  const writers = [1, 2, 3, 4].map(async () => {
    for (;;) {
      await notes.insertOne({ padding: 'x'.repeat(500) });
      acknowledged++;
      if (acknowledged === 200) kill();
    }
  });
  await Promise.allSettled(writers);
  return acknowledged;
}

interface Child {
  process: ChildProcess;
  lines: ReturnType<typeof createInterface>;
  uri: string;
  shared: boolean;
}

/** A program of its own, in a process group of its own, that starts a MongoDB and drains on SIGINT before it ends. */
async function startInChild(env: NodeJS.ProcessEnv): Promise<Child> {
  const script = `
    import { MongoClient } from 'mongodb';
    import { startMongo } from ${JSON.stringify(new URL('./start-mongo.ts', import.meta.url).href)};
    const options = ${JSON.stringify({ dataDirectory, cacheDirectory })};
    const { uri, shared, close } = await startMongo({ ...options, log: line => console.error(line) });
    const client = await MongoClient.connect(uri);
    process.once('SIGINT', async () => {
      await new Promise(resolve => setTimeout(resolve, 300));
      await client.db().collection('notes').insertOne({ last: true });
      console.log('drained');
      await client.close();
      await close();
      process.exit(0);
    });
    console.log(JSON.stringify({ uri, shared }));
    setInterval(() => {}, 1_000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the child ended with code ${code}`)));
  ended.catch(() => {});
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  return { process: child, lines, ...(JSON.parse(line) as { uri: string; shared: boolean }) };
}

async function expectGone(...pids: number[]): Promise<void> {
  for (const pid of pids) {
    await expect.poll(() => stateOfProcess({ pid, started: null }), { timeout: 15_000 }).toBe('gone');
  }
}

async function listen(port: number): Promise<AsyncDisposable & { server: Server }> {
  const server = createServer(socket => socket.destroy());
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { server, [Symbol.asyncDispose]: () => new Promise(resolve => server.close(() => resolve())) };
}
