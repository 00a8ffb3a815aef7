import { parseArgs } from 'node:util';
import { importPages } from '../import/import-pages.ts';
import { samplePages } from '../import/page-sources.ts';
import { announceGraph } from '../running-graph.ts';
import { createEmbeddedGateway, createLocalGraphClient, type Running } from '../server.ts';
import { readSettings } from '../settings/read-settings.ts';
import { runUntilSignal } from './run.ts';

export const START_USAGE = `newsgraph start [--port N] [--no-samples]
  Runs the gateway with its three subgraphs and, unless MONGODB_URI names one, a database of its own. Imports the
  sample pages, which changes nothing when they are there; --no-samples leaves them out.`;

export async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string' }, 'no-samples': { type: 'boolean', default: false } },
  });
  const settings = readSettings(process.env, { port: values.port });
  await using gateway = disposable(await createEmbeddedGateway(settings, line => console.log(line)));
  if (!values['no-samples']) await importSamples(gateway);
  let withdraw = async () => {};
  const code = await runUntilSignal(gateway, settings, async url => {
    withdraw = await announceGraph(settings.database.dataDirectory, url);
    console.log(`newsgraph ready at ${url}`);
  });
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
