import { parseArgs } from 'node:util';
import { createSubgraphServer, openServer, SUBGRAPH_NAMES, type SubgraphName } from '../server.ts';
import { readSettings } from '../settings/read-settings.ts';
import { runUntilSignal } from './run.ts';
import { isPrimary, runWorkers } from './workers.ts';

export const SERVE_USAGE = `newsgraph serve ${SUBGRAPH_NAMES.join('|')} [--port N] [--workers N]
  Runs one subgraph behind a port of its own, for a gateway elsewhere.`;

export async function serve(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { port: { type: 'string' }, workers: { type: 'string' } },
  });
  const [name, ...rest] = positionals;
  if (rest.length > 0 || !isSubgraphName(name)) {
    console.error(`found ${JSON.stringify(positionals.join(' '))}, expected one of ${SUBGRAPH_NAMES.join(', ')}`);
    return 2;
  }
  const settings = readSettings(process.env, values);
  const announce = (url: string) => console.log(`${name} ready at ${url}`);
  const log = (line: string) => console.log(line);
  if (isPrimary(settings)) {
    await using database = await openServer(settings, log);
    const environment = { MONGODB_URI: database.uri };
    // Collections and keys are there before several processes would make them.
    const first = await createSubgraphServer(readSettings({ ...process.env, ...environment }, values), name, log);
    await first.close();
    return runWorkers(settings, environment, announce);
  }
  return runUntilSignal(await createSubgraphServer(settings, name, log), settings, announce);
}

function isSubgraphName(name: string | undefined): name is SubgraphName {
  return (SUBGRAPH_NAMES as readonly (string | undefined)[]).includes(name);
}
