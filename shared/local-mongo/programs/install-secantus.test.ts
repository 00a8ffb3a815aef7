import { access, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installSecantus } from './install-secantus.ts';

/*
 * Python and the package index are the outside world here: a script on an otherwise empty PATH plays them, so that each
 * way they fail can be shown. start-mongo.int.test.ts installs the real thing.
 */

let folder: string;
let directory: string;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsgraph-venv-'));
  directory = join(folder, 'secantus');
  lines = [];
  await mkdir(join(folder, 'path'));
});

afterEach(() => rm(folder, { recursive: true }));

describe.skipIf(process.platform === 'win32')('the installation of SecantusDB', () => {
  it('is made once and found again', async () => {
    await python({ version: '3.12' });
    const made = await install();
    expect(made).toMatch(/secantus\/venv-[0-9a-f]{8}\/bin\/python$/);
    expect(await install()).toBe(made);
    expect(lines).toEqual(['installing SecantusDB 0.7.0b3 with Python 3.12 (once, about half a minute)']);
  });

  it('is made anew when an earlier one was interrupted, whose folder is removed', async () => {
    await python({ version: '3.12' });
    await mkdir(join(directory, 'venv-deadbeef', 'bin'), { recursive: true });
    await writeFile(join(directory, 'venv-deadbeef', 'bin', 'python'), '#!/bin/sh\n', { mode: 0o755 });
    expect(await install()).not.toContain('deadbeef');
    expect(await readdir(directory)).not.toContain('venv-deadbeef');
  });

  it('is made anew when its Python was removed, or it was made for another release', async () => {
    await python({ version: '3.12' });
    const first = await install();
    await rm(first);
    const second = await install();
    await writeFile(
      join(directory, 'installed.json'),
      JSON.stringify({ version: '0.0.1', environment: second.replace('/bin/python', '') }),
    );
    const third = await install();
    expect(new Set([first, second, third]).size).toBe(3);
    await expect(access(second)).rejects.toThrow();
  });

  it('says which Python is too old or missing', async () => {
    await expect(install()).rejects.toThrow('no Python 3.10 or newer on PATH');
    await python({ version: '3.9' });
    await expect(install()).rejects.toThrow('no Python 3.10 or newer on PATH');
  });

  it('says how to get a missing venv module', async () => {
    await python({ version: '3.11', venv: 'echo "ensurepip is not available." ; exit 1' });
    await expect(install()).rejects.toThrow('apt install python3-venv');
  });

  it('says what pip said, and removes what it left', async () => {
    const pip = 'echo "WARNING: retrying" >&2; echo "ERROR: No matching distribution found" >&2; echo >&2; exit 1';
    await python({ version: '3.11', pip });
    const refusal = /pip install SecantusDB==0\.7\.0b3: ERROR: No matching distribution found$/;
    await expect(install()).rejects.toThrow(refusal);
    expect(await readdir(directory)).toEqual([]);
  });

  it('tries the next Python when one has no wheel', async () => {
    await python({ version: '3.15', pip: 'exit 1' });
    await python({ version: '3.12' }, 'python3.12');
    expect(await install()).toContain('venv-');
    expect(lines).toHaveLength(2);
  });

  it('can be aborted', async () => {
    await python({ version: '3.12', pip: 'exec sleep 60' });
    const installing = install(AbortSignal.timeout(300));
    await expect(installing).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(await readdir(directory)).toEqual([]);
  });
});

function install(signal?: AbortSignal): Promise<string> {
  const env = { PATH: `${join(folder, 'path')}` };
  return installSecantus({ directory, env, log: line => lines.push(line), signal });
}

interface Behaviour {
  version: string;
  venv?: string;
  pip?: string;
}

async function python({ version, venv = '', pip = 'exit 0' }: Behaviour, name = 'python3'): Promise<void> {
  const path = join(folder, 'path', name);
  const script = `#!/bin/sh
PATH=/usr/bin:/bin
case "$*" in
  -c*) echo ${version}; echo ${path};;
  '-m venv '*) ${venv === '' ? 'mkdir -p "$3/bin"; cp "$0" "$3/bin/python"' : venv};;
  *pip*) ${pip};;
esac
`;
  await writeFile(path, script, { mode: 0o755 });
}
