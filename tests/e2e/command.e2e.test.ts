import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../site/commands/program.ts';
import { MODULE_NAMES } from '../../site/server/open-modules.ts';
import { createEnvironment, runNewsgraph } from './newsgraph-command.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const COMMANDS = createProgram().program.commands.map(command => command.name());

describe('help', () => {
  it('is printed without a command, by --help and by help', async () => {
    const all = await runNewsgraph([], {});
    expect(all).toMatchObject({ code: 0, stderr: '' });
    for (const name of COMMANDS) expect(all.stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect(await runNewsgraph(['--help'], {})).toEqual(all);
    expect(await runNewsgraph(['help'], {})).toEqual(all);
  });

  it('tells of one command what it takes', async () => {
    const start = await runNewsgraph(['help', 'start'], {});
    expect(start).toMatchObject({ code: 0, stderr: '' });
    expect(start.stdout).toContain('--no-samples');
    expect(await runNewsgraph(['start', '--help'], {})).toEqual(start);
    const serve = await runNewsgraph(['serve', '-h'], {});
    for (const name of MODULE_NAMES) expect(serve.stdout).toContain(name);
  });

  it('--version prints the version', async () => {
    expect(await runNewsgraph(['--version'], {})).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('ends by itself with an empty compile cache', async () => {
    for (let i = 0; i < 5; i++) {
      const cache = mkdtempSync(path.join(tmpdir(), 'newsgraph-cache-'));
      const begin = performance.now();
      expect((await runNewsgraph(['--help'], { NODE_COMPILE_CACHE: cache })).code).toBe(0);
      expect(performance.now() - begin).toBeLessThan(10_000);
      rmSync(cache, { recursive: true });
    }
  });
});

describe('a wrong command line', () => {
  it.each([
    [['strat'], "unknown command 'strat'; did you mean start?", 'help'],
    [['help', 'tokn'], "unknown command 'tokn'; did you mean token?", 'help'],
    [['dance'], "unknown command 'dance'", 'help'],
    [['start', '--prot', '1'], "unknown option '--prot'; did you mean --port?", 'help start'],
    [['start', '--port'], "option '--port <n>' argument missing", 'help start'],
    [['serve'], "missing required argument 'subgraph'", 'help serve'],
    [['import'], "missing required argument 'files'", 'help import'],
    [['token', 'x'], "too many arguments for 'token'. Expected 0 arguments but got 1: x", 'help token'],
  ])('%j is refused in one line with a hint', async (args, problem, hint) => {
    const purpose = hint === 'help' ? 'for the commands' : 'for what it takes';
    expect(await runNewsgraph(args, {})).toEqual({
      code: 2,
      stdout: '',
      stderr: `newsgraph: ${problem}\nRun \`newsgraph ${hint}\` ${purpose}.\n`,
    });
  });

  it.each([
    [['serve', 'weather'], 'found the subgraph "weather", expected one of air-quality, articles, comments'],
    [['check', 'articles'], 'found the subgraph "articles", expected comments'],
    [
      ['poll', 'weather'],
      'poll: found "weather", expected one of air-quality, air-quality-stations, air-quality-forecasts, air-quality-alerts',
    ],
    [['gateway'], 'gateway: expected --supergraph or --compose, one of them'],
    [['token', '--lifetime', 'long'], '--lifetime: found "long", expected whole seconds'],
    [['explain', 'x.graphql', '--format', 'svg'], '--format: found "svg", expected one of tree, json, stock'],
    [['seed', '--days', 'many'], '--days: found "many", expected a whole number up to 3650'],
  ])('%j names what was found and what was expected', async (args, problem) => {
    expect(await runNewsgraph(args, {})).toEqual({ code: 2, stdout: '', stderr: `newsgraph: ${problem}\n` });
  });
});

describe('standard output', () => {
  it('of schema is what clients see', async () => {
    const { code, stdout, stderr } = await runNewsgraph(['schema'], {});
    expect([code, stderr]).toEqual([0, '']);
    expect(buildSchema(stdout).getQueryType()?.getFields()).toHaveProperty('articles');
    expect(stdout).not.toContain('join__');
    expect(await runNewsgraph(['schema', '--supergraph', 'supergraph.graphql'], {})).toEqual({ code, stdout, stderr });
  });

  it('of compose and manifest with - is what they make, and of compose otherwise nothing', async () => {
    const composed = await runNewsgraph(['compose', '--output', '-'], {});
    expect(composed).toEqual({ code: 0, stdout: readFileSync('supergraph.graphql', 'utf8'), stderr: '' });
    const checked = await runNewsgraph(['compose', '--check'], {});
    expect(checked).toEqual({ code: 0, stdout: '', stderr: 'supergraph.graphql is up to date\n' });
    const manifest = await runNewsgraph(['manifest', '--out', '-', 'docs/operations/*.graphql'], {});
    expect(JSON.parse(manifest.stdout)).toMatchObject({ format: 'apollo-persisted-query-manifest' });
  });

  it('of token and config is free of warnings', async () => {
    await using environment = await createEnvironment({ ownServer: true });
    const env = { ...environment.env, LIMITS_DEPHT: '3' };
    const warning = 'newsgraph: LIMITS_DEPHT: is not a setting and is ignored; did you mean LIMITS_DEPTH?\n';
    const token = await runNewsgraph(['token'], env);
    expect(token).toMatchObject({ code: 0, stderr: warning });
    expect(token.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(await runNewsgraph(['config'], env)).toMatchObject({ code: 0, stderr: warning });
  });
});

describe('a Node that is too old', () => {
  /** Says that this Node is another, before anything else runs. */
  const pretend = (found: string) =>
    `--import data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${found}'})`;

  it('is told which one is needed', async () => {
    const { code, stdout, stderr } = await runNewsgraph(['start'], { NODE_OPTIONS: pretend('20.19.2') });
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: 'newsgraph: needs Node 24 or later; this is v20.19.2\n',
    });
  });
});
