import { readFile } from 'node:fs/promises';
import { readSettings } from '../../../site/settings/read-settings.ts';
import { createGatewayHost } from '../../support/hosts.ts';
import { createMemoryRepositories, createSubgraphs } from '../data/dataset.ts';

/** The embedded gateway, which reloads a changed supergraph when told to over IPC. */

const sdl = await readFile(new URL('../../../supergraph.graphql', import.meta.url), 'utf8');
const host = await createGatewayHost(readSettings(process.env), sdl, createSubgraphs(await createMemoryRepositories()));

let version = 0;
process.on('message', async () => {
  const started = performance.now();
  // The schema is different each time, as after a deployment of a subgraph.
  const name = `Version${++version}`;
  await host.reload(`${sdl}\nenum ${name} @join__type(graph: ARTICLES) { NOW @join__enumValue(graph: ARTICLES) }\n`);
  process.send?.(performance.now() - started);
});

console.log(`newsgraph ready at ${await host.listen()}`);
