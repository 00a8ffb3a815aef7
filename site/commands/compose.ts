import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { composeFromConfig } from '../../gateway/engine/supergraph/compose.ts';

export const COMPOSE_USAGE = `newsgraph compose [--config rover.yaml] [--output supergraph.graphql] [--check]
  Composes the subgraphs of a Rover configuration into a supergraph. --check writes nothing and fails when the
  output is stale.`;

export async function compose(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      config: { type: 'string', default: 'rover.yaml' },
      output: { type: 'string', default: 'supergraph.graphql' },
      check: { type: 'boolean', default: false },
    },
  });
  const sdl = await composeFromConfig(path.resolve(values.config));
  const current = await readFile(values.output, 'utf8').catch(() => undefined);
  if (current === sdl) {
    console.log(`${values.output} is up to date`);
    return 0;
  }
  if (values.check) {
    console.error(`${values.output} is stale: run "npm run compose" and commit it`);
    return 1;
  }
  await writeFile(values.output, sdl);
  console.log(`${values.output} written`);
  return 0;
}
