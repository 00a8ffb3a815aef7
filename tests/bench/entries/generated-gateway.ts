import { readSettings } from '../../../site/settings/read-settings.ts';
import { createGatewayHost } from '../../support/hosts.ts';
import { generateSupergraph } from '../data/generated-supergraph.ts';

/** An embedded gateway over as many generated subgraphs as the argument says. */

const { sdl, subgraphs } = generateSupergraph(Number(process.argv[2]));
const host = await createGatewayHost(readSettings(process.env), sdl, subgraphs);
console.log(`newsgraph ready at ${await host.listen()}`);
