import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { composeFromConfig } from '../../gateway/engine/supergraph/compose.ts';
import { writeOutput } from '../process/files.ts';

export interface ComposeOptions {
  readonly config: string;
  /** A file, or `-` for standard output. */
  readonly output: string;
  readonly check?: boolean;
}

export async function compose({ config, output, check = false }: ComposeOptions): Promise<number> {
  const sdl = await composeFromConfig(path.resolve(config));
  if (output === '-') {
    process.stdout.write(sdl);
    return 0;
  }
  const current = await readFile(output, 'utf8').catch(() => undefined);
  if (current === sdl) {
    console.error(`${output} is up to date`);
    return 0;
  }
  if (check) {
    console.error(`${output} is stale: run "npm run compose" and commit it`);
    return 1;
  }
  await writeOutput('--output', output, sdl);
  console.error(`${output} written`);
  return 0;
}
