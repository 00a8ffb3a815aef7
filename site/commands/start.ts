import cluster from 'node:cluster';
import { parseArgs } from 'node:util';
import { importPages } from '../import/import-pages.ts';
import { samplePages } from '../import/page-sources.ts';
import { openServer } from '../server/database.ts';
import { createEmbeddedGateway } from '../server/embedded-gateway.ts';
import { createLocalGraphClient } from '../server/local-graph-client.ts';
import type { Running } from '../server/running.ts';
import { announceGraph } from '../server/running-graph.ts';
import { readSettings } from '../settings/read-settings.ts';
import { runUntilSignal } from './run.ts';
import { isPrimary, runWorkers } from './workers.ts';

export const START_USAGE = `newsgraph start [--port N] [--workers N] [--no-samples]
  Runs the gateway with its three subgraphs and, unless MONGODB_URI names one, a database of its own. Imports the
  sample pages, which changes nothing when they are there; --no-samples leaves them out. --workers is how many processes
  answer; 0 is one for each processor.`;

export async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      workers: { type: 'string' },
      'no-samples': { type: 'boolean', default: false },
    },
  });
  const { port, workers, 'no-samples': noSamples } = values;
  const settings = readSettings(process.env, { port, workers });
  let withdraw = async () => {};
  const announce = async (url: string) => {
    withdraw = await announceGraph(settings.database.dataDirectory, url);
    console.log(`newsgraph ready at ${url}`);
  };
  if (isPrimary(settings)) {
    await using database = await openServer(settings, console.log);
    const environment = { MONGODB_URI: database.uri };
    // Collections, keys and sample pages are there before several processes would make them.
    await using gateway = disposable(
      await createEmbeddedGateway(readSettings({ ...process.env, ...environment }, { port, workers }), console.log),
    );
    if (!noSamples) await importSamples(gateway);
    await gateway.close();
    const code = await runWorkers(settings, environment, announce);
    await withdraw();
    return code;
  }
  await using gateway = disposable(await createEmbeddedGateway(settings, line => console.log(line)));
  if (!noSamples && !cluster.isWorker) await importSamples(gateway);
  const code = await runUntilSignal(gateway, settings, announce);
  await withdraw();
  return code;
}

async function importSamples(gateway: Running): Promise<void> {
  const reports = await importPages(createLocalGraphClient(gateway.host), samplePages());
  for (const problem of reports.flatMap(report => report.problems)) console.error(problem);
  const count = (outcome: string) => reports.filter(report => report.outcome === outcome).length;
  console.log(`sample pages: ${count('new')} new, ${count('changed')} changed, ${count('unchanged')} unchanged`);
}

function disposable(running: Running): Running & AsyncDisposable {
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= running.close());
  return { host: running.host, close, [Symbol.asyncDispose]: close };
}
