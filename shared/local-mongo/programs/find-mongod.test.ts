import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadMongod } from './download-mongod.ts';
import { findExecutable, isExecutable } from './find-executable.ts';
import { findCachedMongod, probeMongod } from './find-mongod.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsgraph-mongod-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe.skipIf(process.platform === 'win32')('a mongod', () => {
  it('is taken with the version it tells', async () => {
    const path = await program('mongod', 'echo "db version v8.0.37"; echo "Build Info: {}"');
    expect(await probeMongod(path, {})).toEqual({ path, version: '8.0.37' });
  });

  it('is refused when it is too old, does not run, or is no program', async () => {
    const old = await program('old', 'echo "db version v5.0.9"');
    const broken = await program('broken', 'echo "libcrypto.so.3: cannot open shared object file" >&2; exit 127');
    await expect(probeMongod(old, {})).rejects.toThrow('is version 5.0.9, but 6.0 or newer is needed');
    await expect(probeMongod(broken, {})).rejects.toThrow(/libcrypto\.so\.3: cannot open shared object file$/);
    await expect(probeMongod(folder, {})).rejects.toThrow('is not an executable file');
  });

  it('is not looked for in the working directory', async () => {
    const name = join('node_modules', '.bin', 'vitest');
    expect(await isExecutable(name)).toBe(true);
    for (const PATH of ['', ':', ':/nowhere:']) expect(await findExecutable(name, { PATH })).toBeNull();
  });

  it('is found on PATH only where it can be executed', async () => {
    await writeFile(join(folder, 'mongod'), 'text', { mode: 0o644 });
    expect(await findExecutable('mongod', { PATH: `:${folder}` })).toBeNull();
    await rm(join(folder, 'mongod'));
    const path = await program('mongod', 'exit 0');
    expect(await findExecutable('mongod', { PATH: `/nowhere:${folder}` })).toBe(path);
  });
});

describe('the cache', () => {
  it('offers the newest program whose checksum file was written', async () => {
    expect(await findCachedMongod(join(folder, 'none'))).toBeNull();
    const complete = ['mongod-x64-debian-8.0.9', 'mongod-x64-debian-8.0.37'];
    for (const name of complete) {
      await writeFile(join(folder, name), '');
      await writeFile(join(folder, `${name}.md5`), '');
    }
    await writeFile(join(folder, 'mongod-x64-debian-8.0.40'), 'half');
    expect(await findCachedMongod(folder)).toBe(join(folder, 'mongod-x64-debian-8.0.37'));
  });
});

describe('the download', () => {
  it('gives up at once where the host cannot be reached, and leaves no part behind', async () => {
    const directory = join(folder, 'cache');
    const env = { ...process.env, MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:1', MONGOMS_VERSION: '8.0.37' };
    const before = Date.now();
    await expect(downloadMongod({ directory, env, log: () => {} })).rejects.toThrow(/ECONNREFUSED 127\.0\.0\.1:1/);
    expect(Date.now() - before).toBeLessThan(8_000);
    expect(await findCachedMongod(directory)).toBeNull();
  });

  it('gives up on a host that takes the connection and says nothing', async () => {
    const { createServer } = await import('node:net');
    const silent = createServer();
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const port = (silent.address() as { port: number }).port;
    const env = { ...process.env, MONGOMS_DOWNLOAD_MIRROR: `https://127.0.0.1:${port}` };
    const download = downloadMongod({ directory: join(folder, 'c'), env, log: () => {}, firstByteTimeoutMs: 1_500 });
    await expect(download).rejects.toThrow('no answer from the download host');
    silent.close();
  });
});

async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}
