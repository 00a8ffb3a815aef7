import { readFile } from 'node:fs/promises';
import { readSettings } from '../../../site/settings/read-settings.ts';
import { createGatewayHost } from '../../support/hosts.ts';
import { createMemoryRepositories, createSubgraphs } from '../data/dataset.ts';

/** The embedded gateway of `newsgraph start`, over in-memory repositories. */

const sdl = await readFile(new URL('../../../supergraph.graphql', import.meta.url), 'utf8');
const host = await createGatewayHost(readSettings(process.env), sdl, createSubgraphs(await createMemoryRepositories()));
console.log(`newsgraph ready at ${await host.listen()}`);
