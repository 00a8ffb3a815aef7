import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { SCOPES } from '../../shared/auth/identity.ts';
import { createHttpGraphClient, type GraphClient } from '../import/graph-client.ts';
import { type ImportOutcome, importPages, type PageReport } from '../import/import-pages.ts';
import { pageSource } from '../import/page-sources.ts';
import { findRunningGraph } from '../running-graph.ts';
import { signLocalToken } from '../security/token-keys.ts';
import { openImportGraph } from '../server.ts';
import { readSettings, type Settings, SettingsError } from '../settings.ts';

export const IMPORT_USAGE = `newsgraph import [--endpoint URL] [--token TOKEN] [--dry-run] FILE...
  Imports pages in the text format of docs/page-format.md; "-" reads standard input. Uses the graph that runs on the
  same data folder, or one in this process. --endpoint writes to a graph elsewhere, with --token or NEWSGRAPH_TOKEN.
  --dry-run checks the pages and writes nothing. Exits with 1 when a page was refused.`;

export async function importCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      endpoint: { type: 'string' },
      token: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) {
    console.error(IMPORT_USAGE);
    return 2;
  }
  const settings = readSettings(process.env);
  const token = values.token ?? process.env.NEWSGRAPH_TOKEN;
  await using graph = await openGraph(settings, values.endpoint, token);
  const reports = await importWithProgress(graph.client, positionals, values['dry-run']);
  printTable(reports, values['dry-run']);
  return reports.some(report => report.outcome === 'refused') ? 1 : 0;
}

interface OpenGraph extends AsyncDisposable {
  readonly client: GraphClient;
}

async function openGraph(settings: Settings, endpoint: string | undefined, token?: string): Promise<OpenGraph> {
  const url = endpoint ?? (await findRunningGraph(settings.dataDirectory));
  if (url === undefined) return openImportGraph(settings, line => console.error(line));
  if (!URL.canParse(url)) throw new SettingsError(`--endpoint: found ${JSON.stringify(url)}, expected an address`);
  console.error(`importing into ${url}`);
  const client = createHttpGraphClient(
    url,
    token ?? (await signLocalToken(settings, { subject: 'import', scopes: SCOPES })),
  );
  return { client, [Symbol.asyncDispose]: async () => {} };
}

async function importWithProgress(
  client: GraphClient,
  names: readonly string[],
  dryRun: boolean,
): Promise<PageReport[]> {
  const bar = process.stderr.isTTY
    ? new SingleBar({ format: '{bar} {value}/{total} pages, {eta_formatted} left', stream: process.stderr })
    : undefined;
  bar?.start(names.length, 0);
  try {
    return await importPages(client, names.map(pageSource), { dryRun, onPage: () => bar?.increment() });
  } finally {
    bar?.stop();
  }
}

function printTable(reports: readonly PageReport[], dryRun: boolean): void {
  for (const problem of reports.flatMap(report => report.problems)) console.error(problem);
  const outcomes: ImportOutcome[] = ['new', 'changed', 'unchanged', 'refused'];
  const width = Math.max(...outcomes.map(outcome => outcome.length));
  if (dryRun) console.log('dry run: nothing was written');
  for (const outcome of outcomes) {
    const count = reports.filter(report => report.outcome === outcome).length;
    console.log(`${outcome.padEnd(width)}  ${count}`);
  }
}
