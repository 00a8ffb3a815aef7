import { readSettings } from '../../../site/settings/read-settings.ts';
import { createSubgraphHost } from '../../support/hosts.ts';
import { createMemoryRepositories, createSubgraphs } from '../data/dataset.ts';

/** A subgraph server as `newsgraph serve` runs it, over in-memory repositories. */

const [name = ''] = process.argv.slice(2);
const subgraph = createSubgraphs(await createMemoryRepositories()).get(name);
if (!subgraph) throw new Error(`found ${JSON.stringify(name)}, expected the name of a subgraph`);
const host = await createSubgraphHost(readSettings(process.env), subgraph);
console.log(`${name} ready at ${await host.listen()}`);
