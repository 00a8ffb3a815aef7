import { parseArgs } from 'node:util';
import { openServer } from '../server/database.ts';
import { findModule, MODULE_NAMES } from '../server/open-modules.ts';
import { createSubgraphServer } from '../server/subgraph-server.ts';
import { readSettings } from '../settings/read-settings.ts';
import { runUntilSignal } from './run.ts';
import { isPrimary, runWorkers } from './workers.ts';

export const SERVE_USAGE = `newsgraph serve ${MODULE_NAMES.join('|')} [--port N] [--workers N]
  Runs one subgraph behind a port of its own, for a gateway elsewhere.`;

export async function serve(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { port: { type: 'string' }, workers: { type: 'string' } },
  });
  const [name, ...rest] = positionals;
  const module = findModule(name);
  if (rest.length > 0 || !module) {
    console.error(`found ${JSON.stringify(positionals.join(' '))}, expected one of ${MODULE_NAMES.join(', ')}`);
    return 2;
  }
  const settings = readSettings(process.env, values);
  const announce = (url: string) => console.log(`${module.name} ready at ${url}`);
  const log = (line: string) => console.log(line);
  if (isPrimary(settings)) {
    await using database = await openServer(settings, log);
    const environment = { MONGODB_URI: database.uri };
    // Collections and keys are there before several processes would make them.
    const first = await createSubgraphServer(readSettings({ ...process.env, ...environment }, values), module, log);
    await first.close();
    return runWorkers(settings, environment, announce);
  }
  return runUntilSignal(await createSubgraphServer(settings, module, log), settings, announce);
}
