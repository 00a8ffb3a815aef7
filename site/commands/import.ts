import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { SettingsError } from '../../shared/settings/setting.ts';
import { IMPORT_FORMATS, type ImportFormat } from '../import/detect-format.ts';
import { type ImportFilesOptions, importFiles, sizeOf } from '../import/import-files.ts';
import type { ImportOutcome } from '../import/import-pages.ts';
import { readSettings } from '../settings/read-settings.ts';
import { openGraph } from './open-graph.ts';

export const IMPORT_USAGE = `newsgraph import [--format page|html|feed|ndjson] [--endpoint URL] [--token TOKEN] [--dry-run] [--restart] FILE...
  Imports pages in the text format of docs/page-format.md, article pages of the CMS (.html), RSS and Atom feeds (.rss,
  .atom, .xml), and one UpsertArticleInput as JSON a line (.ndjson); "-" reads standard input. The format is known by the
  extension or the content. Uses the graph that runs on the same data folder, or one in this process. --endpoint writes
  to a graph elsewhere, with --token or NEWSGRAPH_TOKEN. --dry-run checks everything and writes nothing. NDJSON that was
  broken off goes on where it was; --restart begins anew. Exits with 1 when something was refused.`;

/** Problems that are held back while a progress bar is shown. */
const MOST_HELD = 1_000;

export async function importCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      endpoint: { type: 'string' },
      token: { type: 'string' },
      format: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      restart: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) {
    console.error(IMPORT_USAGE);
    return 2;
  }
  const settings = readSettings(process.env);
  const format = readFormat(values.format);
  const token = values.token ?? process.env.NEWSGRAPH_TOKEN;
  await using graph = await openGraph(settings, { endpoint: values.endpoint, token, name: 'import' });
  const { dataDirectory } = settings.database;
  const dryRun = values['dry-run'];
  const { restart } = values;
  const names = positionals;
  const counts = await importWithProgress({ graph: graph.client, names, format, dryRun, dataDirectory, restart });
  printTable(counts, dryRun);
  return counts.refused > 0 ? 1 : 0;
}

async function importWithProgress(
  options: Pick<ImportFilesOptions, 'graph' | 'names' | 'format' | 'dryRun' | 'dataDirectory' | 'restart'>,
): Promise<Record<ImportOutcome, number>> {
  const bar = process.stderr.isTTY
    ? new SingleBar({ format: '{bar} {percentage}% of {total} bytes, {eta_formatted} left', stream: process.stderr })
    : undefined;
  const problems: string[] = [];
  const sizes = await Promise.all(options.names.map(sizeOf));
  bar?.start(
    sizes.reduce((sum, size) => sum + size, 0),
    0,
  );
  try {
    return await importFiles({
      ...options,
      // A line in the middle of a bar would be overwritten, but a file may have more problems than memory.
      onRefused: report => {
        if (bar && problems.length < MOST_HELD) problems.push(...report.problems);
        else for (const problem of report.problems) console.error(problem);
      },
      onProgress: bytes => bar?.update(bytes),
    });
  } finally {
    bar?.stop();
    for (const problem of problems) console.error(problem);
  }
}

function printTable(counts: Record<ImportOutcome, number>, dryRun: boolean): void {
  const width = Math.max(...Object.keys(counts).map(outcome => outcome.length));
  if (dryRun) console.log('dry run: nothing was written');
  for (const [outcome, count] of Object.entries(counts)) console.log(`${outcome.padEnd(width)}  ${count}`);
}

function readFormat(text: string | undefined): ImportFormat | undefined {
  if (text === undefined || (IMPORT_FORMATS as readonly string[]).includes(text))
    return text as ImportFormat | undefined;
  throw new SettingsError(`--format: found ${JSON.stringify(text)}, expected one of ${IMPORT_FORMATS.join(', ')}`);
}
