import cluster from 'node:cluster';
import { importPages } from '../import/import-pages.ts';
import { samplePages } from '../import/page-sources.ts';
import { runUntilSignal } from '../process/run.ts';
import { readServerSettings } from '../process/server-settings.ts';
import { isPrimary, runWorkers } from '../process/workers.ts';
import { openServer } from '../server/database.ts';
import { createEmbeddedGateway } from '../server/embedded-gateway.ts';
import { createLocalGraphClient } from '../server/local-graph-client.ts';
import type { Running } from '../server/running.ts';
import { announceGraph } from '../server/running-graph.ts';
import { readSettings } from '../settings/read-settings.ts';

export interface StartOptions {
  readonly port?: string;
  readonly workers?: string;
  /** Whether the sample pages are imported. @default not in production */
  readonly samples?: boolean;
}

export async function start({ port, workers, samples: asked }: StartOptions): Promise<number> {
  const flags = { port, workers };
  const settings = await readServerSettings(flags);
  const samples = asked ?? !settings.production;
  // Workers find what the process above them has found already.
  const log = (line: string) => cluster.isWorker || console.error(line);
  let withdraw = async () => {};
  const announce = async (url: string) => {
    withdraw = await announceGraph(settings.database.dataDirectory, url);
    console.log(`newsgraph ready at ${url}`);
  };
  if (isPrimary(settings)) {
    await using database = await openServer(settings, log);
    const environment = { MONGODB_URI: database.uri };
    // Collections, keys and sample pages are there before several processes would make them.
    await using gateway = disposable(
      await createEmbeddedGateway(readSettings({ ...process.env, ...environment }, flags), () => {}),
    );
    if (samples) await importSamples(gateway);
    await gateway.close();
    const code = await runWorkers(settings, environment, announce);
    await withdraw();
    return code;
  }
  await using gateway = disposable(await createEmbeddedGateway(settings, log));
  if (samples && !cluster.isWorker) await importSamples(gateway);
  const code = await runUntilSignal(gateway, settings, announce);
  await withdraw();
  return code;
}

async function importSamples(gateway: Running): Promise<void> {
  const reports = await importPages(createLocalGraphClient(gateway.host), samplePages());
  for (const problem of reports.flatMap(report => report.problems)) console.error(problem);
  const counts = Map.groupBy(reports, report => report.outcome);
  console.error(`samples   ${[...counts].map(([outcome, those]) => `${those.length} ${outcome}`).join(', ')}`);
}

function disposable(running: Running): Running & AsyncDisposable {
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= running.close());
  return { host: running.host, close, [Symbol.asyncDispose]: close };
}
