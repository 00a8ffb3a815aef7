import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The layer check and the list of rooms find wrong imports, of types too. They run on a copy of the sources. */

const ROOTS = ['gateway', 'subgraphs', 'site', 'shared', 'tools'];
const FILES = ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'];

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'newsgraph-layers-'));
  for (const name of [...ROOTS, ...FILES]) cpSync(name, path.join(copy, name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

/** What the command says of the copy with some files more. */
function runWith(planted: Readonly<Record<string, string>>, command: string, args: readonly string[]) {
  const files = Object.entries(planted).map(([name, text]) => ({ file: path.join(copy, name), text }));
  for (const { file, text } of files) writeFileSync(file, text);
  try {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  } finally {
    for (const { file } of files) rmSync(file);
  }
}

const cruise = (planted: Readonly<Record<string, string>>) =>
  runWith(planted, process.execPath, [
    path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
    '--output-type',
    'err',
    ...ROOTS.filter(root => root !== 'tools'),
  ]);
const typeOf = (file: string) => `import type * as Planted from '${file}';\nexport type P = typeof Planted;\n`;

describe('the layer check', () => {
  it('refuses each wrong arrow, by the name of its rule', () => {
    const wrong: readonly (readonly [file: string, imports: string, rule: string])[] = [
      ['gateway/engine/plan/planted.ts', '../../http/host.ts', 'engine-stands-alone'],
      ['gateway/engine/compile/planted.ts', 'fastify', 'engine-stands-alone'],
      ['gateway/engine/plan/planted2.ts', '../operations/engine.ts', 'engine: plan imports no later room'],
      ['gateway/request/planted.ts', '../caching/caches.ts', 'gateway: request imports no later room'],
      ['gateway/security/planted.ts', '../../site/server/database.ts', 'gateway-knows-no-news'],
      ['gateway/security/planted2.ts', '../../subgraphs/articles/module.ts', 'gateway-knows-no-news'],
      ['gateway/security/planted3.ts', '../../shared/pages/page.ts', 'gateway-shares-only-what-is-not-of-news'],
      ['gateway/runtime/planted.ts', 'mongodb', 'gateway-knows-no-database'],
      ['gateway/http/planted.ts', '../runtime/apollo-server.ts', 'http-and-runtime-meet-at-the-root'],
      ['subgraphs/articles/loaders/planted.ts', '../../comments/module.ts', 'subgraphs-stand-alone'],
      ['subgraphs/articles/loaders/planted2.ts', 'mongodb', 'only-the-store-speaks-to-mongodb'],
      ['subgraphs/articles/store/planted.ts', '../loaders/loaders.ts', 'subgraph: store imports no later room'],
      ['site/server/planted.ts', '../../subgraphs/articles/store/repository.ts', 'the-front-door-of-a-subgraph'],
      ['site/server/planted2.ts', '../commands/start.ts', 'site: server imports no later room'],
      ['shared/graphql/planted.ts', '../../gateway/request/paths.ts', 'shared-imports-nothing-above-it'],
      ['shared/errors/planted.ts', './planted2.ts', 'no-circular'],
    ];
    const { status, said } = cruise({
      ...Object.fromEntries(wrong.map(([file, imports]) => [file, typeOf(imports)])),
      // A circle is found once.
      'shared/errors/planted2.ts': typeOf('./planted.ts'),
    });
    expect(status).not.toBe(0);
    for (const [file, , rule] of wrong) expect(said).toContain(`${rule}: ${file} →`);
    // And nothing in the sources as they are.
    const found = [...said.matchAll(/^ *error .*: (\S+) →/gm)].map(([, file]) => file);
    expect(found.filter(file => !file?.includes('/planted'))).toEqual([]);
    expect(found).toHaveLength(wrong.length);
  });
});

describe('tools/rooms.ts', () => {
  const rooms = (planted: Readonly<Record<string, string>>) => runWith(planted, process.execPath, ['tools/rooms.ts']);

  it('finds no cycle and no room that is too large', () => {
    const { status, said } = rooms({});
    expect(said).toContain('0 cycles of files, 0 cycles of rooms');
    expect(status).toBe(0);
  });

  it('names cycles of rooms, and files that are too long', () => {
    const { status, said } = rooms({
      'shared/errors/planted.ts': `${typeOf('../auth/identity.ts')}${'\n// line'.repeat(400)}`,
    });
    expect(said).toContain('cycle: shared/auth <-> shared/errors');
    expect(said).toContain('shared/errors/planted.ts: found 403 lines, expected at most 400');
    expect(status).toBe(1);
  });
});
