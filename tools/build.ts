import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, globSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Emits dist/: JavaScript with declarations, and the files that the code reads. */

const ASSETS = ['supergraph.graphql', 'subgraphs/*/schema.graphql', 'samples/*.txt'];

rmSync('dist', { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' });
for (const file of globSync(ASSETS)) cpSync(file, path.join('dist', file));
chmodSync('dist/site/main.js', 0o755);
