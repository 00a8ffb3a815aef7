import { readSettings } from '../../../site/settings/read-settings.ts';
import { createGatewayHost } from '../../support/hosts.ts';
import { generateSupergraph } from '../data/generated-supergraph.ts';

/** An embedded gateway over a number of generated subgraphs, given as the argument. */

const { sdl, subgraphs } = generateSupergraph(Number(process.argv[2]));
const host = await createGatewayHost(readSettings(process.env), sdl, subgraphs);
console.log(`newsgraph ready at ${await host.listen()}`);
