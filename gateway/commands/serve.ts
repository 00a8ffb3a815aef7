import { parseArgs } from 'node:util';
import { createSubgraphServer, SUBGRAPH_NAMES, type SubgraphName } from '../server.ts';
import { readSettings } from '../settings/read-settings.ts';
import { runUntilSignal } from './run.ts';

export const SERVE_USAGE = `newsgraph serve ${SUBGRAPH_NAMES.join('|')} [--port N]
  Runs one subgraph behind a port of its own, for a gateway elsewhere.`;

export async function serve(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { port: { type: 'string' } } });
  const [name, ...rest] = positionals;
  if (rest.length > 0 || !isSubgraphName(name)) {
    console.error(`found ${JSON.stringify(positionals.join(' '))}, expected one of ${SUBGRAPH_NAMES.join(', ')}`);
    return 2;
  }
  const settings = readSettings(process.env, { port: values.port });
  const server = await createSubgraphServer(settings, name, line => console.log(line));
  return runUntilSignal(server, settings, url => console.log(`${name} ready at ${url}`));
}

function isSubgraphName(name: string | undefined): name is SubgraphName {
  return (SUBGRAPH_NAMES as readonly (string | undefined)[]).includes(name);
}
