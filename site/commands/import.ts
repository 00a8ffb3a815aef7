import { SingleBar } from 'cli-progress';
import { inFolder } from '../../shared/errors/in-folder.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { IMPORT_FORMATS, type ImportFormat } from '../import/detect-format.ts';
import { filesOf, type ImportFilesOptions, importFiles, sizeOf } from '../import/import-files.ts';
import type { ImportOutcome } from '../import/import-pages.ts';
import { readCommandSettings } from '../process/command-settings.ts';
import { openGraph } from '../process/open-graph.ts';

export interface ImportOptions {
  readonly format?: string;
  /** The graph to write to. @default the one that runs on the same data folder, else one in this process */
  readonly endpoint?: string;
  readonly token?: string;
  readonly dryRun?: boolean;
  readonly restart?: boolean;
}

/** Problems that are held back while a progress bar is shown. */
const MOST_HELD = 1_000;

export async function importCommand(names: readonly string[], options: ImportOptions): Promise<number> {
  const settings = readCommandSettings();
  const format = readFormat(options.format);
  const { endpoint, token = process.env.NEWSGRAPH_TOKEN, dryRun = false, restart = false } = options;
  await using graph = await openGraph(settings, { endpoint, token, name: 'import' });
  const { dataDirectory } = settings.database;
  const counts = await inFolder('NEWSGRAPH_DATA', dataDirectory, () =>
    importWithProgress({ graph: graph.client, names, format, dryRun, dataDirectory, restart }),
  );
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
  // A line in the middle of a bar would be overwritten, but a file may have more problems than memory.
  const say = (lines: readonly string[]) => {
    if (bar && problems.length < MOST_HELD) problems.push(...lines);
    else for (const line of lines) console.error(line);
  };
  const names = (await Promise.all(options.names.map(filesOf))).flat();
  const sizes = await Promise.all(names.map(sizeOf));
  bar?.start(
    sizes.reduce((sum, size) => sum + size, 0),
    0,
  );
  try {
    return await importFiles({
      ...options,
      names,
      onRefused: report => say(report.problems),
      onNotes: report => say(report.notes ?? []),
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
