import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, createEnvironment, startNewsgraph } from './newsgraph-command.ts';

const MAIN = path.resolve('dist/site/main.js');

beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
});

it('the built command serves the sample pages and comes with declarations', async () => {
  expect(existsSync('dist/gateway/gateway-host.d.ts')).toBe(true);
  await using environment = await createEnvironment();
  await using graph = await startNewsgraph(['start'], environment.env, MAIN);
  const { data } = await ask<{ articles: { totalCount: number } }>(graph.url, '{ articles { totalCount } }');
  expect(data?.articles.totalCount).toBeGreaterThanOrEqual(5);
});

it('the built command says its version', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(run(process.execPath, MAIN, '--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

describe('a Node that is too old for the built command', () => {
  const refusal = (version: string) => ({
    status: 2,
    stdout: '',
    stderr: `newsgraph: needs Node 24 or later; this is v${version}\n`,
  });

  it('is told which one is needed', () => {
    const pretend = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.2'})";
    expect(run(process.execPath, '--import', pretend, MAIN, 'start')).toEqual(refusal('20.19.2'));
  });

  it('can read the entry: it has neither syntax nor imports of a later one', () => {
    const entry = readFileSync(MAIN, 'utf8');
    expect([...entry.matchAll(/^import .* from ['"](.+)['"];$/gm)].map(([, from]) => from)).toEqual([
      './commands/node-version.js',
    ]);
    const version = readFileSync('dist/site/commands/node-version.js', 'utf8');
    expect(version).not.toMatch(/^import/m);
    expect(entry + version).not.toMatch(/\?\?|\?\.|\busing\b/);
  });

  const older = olderNodes();
  it.skipIf(older.length === 0)('is told by itself, where this machine has one', () => {
    for (const { command, version } of older) expect(run(command, MAIN, 'start'), command).toEqual(refusal(version));
  });
});

function run(command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Other Nodes of this machine that read modules but are older than the command needs. */
function olderNodes(): { command: string; version: string }[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(folder => folder !== '');
  const commands = new Set(folders.flatMap(folder => globSync(path.join(folder, 'node'))));
  return [...commands].flatMap(command => {
    const version = run(command, '--version').stdout?.trim().slice(1) ?? '';
    const major = Number.parseInt(version, 10);
    return major >= 16 && major < 24 ? [{ command, version }] : [];
  });
}
