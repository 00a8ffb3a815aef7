import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { detectFormat, type ImportFormat, isImportable } from './detect-format.ts';
import type { GraphClient } from './graph-client.ts';
import { BATCH_SIZE, importArticles } from './import-articles.ts';
import { importNdjson } from './import-ndjson.ts';
import { type ImportOutcome, importPages, type PageReport } from './import-pages.ts';
import { pageSource } from './page-sources.ts';
import type { SourcedArticle } from './sources/article-source.ts';
import { readFeed } from './sources/read-feed.ts';
import { readHtmlArticle } from './sources/read-html.ts';

/** Pages and feeds are far smaller. */
const MAX_BYTES = 16 * 1024 * 1024;

export interface ImportFilesOptions {
  readonly graph: GraphClient;
  readonly names: readonly string[];
  /** The format of all files; detected for each file when undefined. */
  readonly format: ImportFormat | undefined;
  readonly dryRun: boolean;
  readonly dataDirectory: string;
  /** Restart interrupted NDJSON files from the beginning. */
  readonly restart: boolean;
  onRefused(report: PageReport): void;
  /** Called for each imported page of which something was not read. */
  onNotes?(report: PageReport): void;
  /** Called with the number of bytes processed. */
  onProgress?(bytes: number): void;
}

/**
 * Imports files of any format, one after the other. Files that cannot be imported are reported, and the others
 * continue.
 *
 * @throws GraphUnreachableError when the graph stops responding.
 */
export async function importFiles(options: ImportFilesOptions): Promise<Record<ImportOutcome, number>> {
  const counts: Record<ImportOutcome, number> = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  let done = 0;
  for (const name of (await Promise.all(options.names.map(filesOf))).flat()) {
    try {
      const added = await importFile(options, name, bytes => options.onProgress?.(done + bytes));
      for (const [outcome, count] of Object.entries(added)) counts[outcome as ImportOutcome] += count;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      options.onRefused({
        name,
        outcome: 'refused',
        problems: [`${name}: cannot be read: ${(error as Error).message}`],
      });
      counts.refused++;
    }
    done += await sizeOf(name);
    options.onProgress?.(done);
  }
  return counts;
}

/** The files that a name stands for: a folder for those in it that can be imported, in the order of their names. */
export async function filesOf(name: string): Promise<string[]> {
  const isFolder = name !== '-' && (await stat(name).catch(() => undefined))?.isDirectory();
  if (!isFolder) return [name];
  const entries = await readdir(name, { withFileTypes: true });
  const files = entries.filter(entry => entry.isFile() && isImportable(entry.name)).map(entry => entry.name);
  return files.sort().map(file => path.join(name, file));
}

/** The size of a file in bytes; 0 for standard input and unreadable files. */
export async function sizeOf(name: string): Promise<number> {
  return name === '-'
    ? 0
    : stat(name).then(
        ({ size }) => size,
        () => 0,
      );
}

async function importFile(
  options: ImportFilesOptions,
  name: string,
  onProgress: (bytes: number) => void,
): Promise<Partial<Record<ImportOutcome, number>>> {
  const { graph, dryRun, onRefused } = options;
  const format = options.format ?? detectFormat(name, await startOf(name));
  if (format === 'ndjson') return importNdjson({ ...options, name, onProgress });
  const reports =
    format === 'page'
      ? await importPages(graph, [pageSource(name)], { dryRun })
      : await importSourced(graph, await readArticles(name, format), dryRun);
  for (const report of reports) {
    if (report.outcome === 'refused') onRefused(report);
    else if (report.notes?.length) options.onNotes?.(report);
  }
  return countOutcomes(reports);
}

async function importSourced(graph: GraphClient, articles: readonly SourcedArticle[], dryRun: boolean) {
  const reports: PageReport[] = [];
  for (let i = 0; i < articles.length; i += BATCH_SIZE) {
    reports.push(...(await importArticles(graph, articles.slice(i, i + BATCH_SIZE), dryRun)));
  }
  return reports;
}

async function readArticles(name: string, format: 'html' | 'feed'): Promise<SourcedArticle[]> {
  const bytes = await readBounded(name);
  if (bytes === undefined) return [{ ok: false, place: name, problem: `found more than ${MAX_BYTES} bytes` }];
  return format === 'html' ? [readHtmlArticle(bytes, name)] : readFeed(bytes, name);
}

async function readBounded(name: string): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of name === '-' ? process.stdin : (await open(name)).createReadStream()) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The start of a file; standard input cannot be read ahead and is a page unless a format is given. */
async function startOf(name: string): Promise<string> {
  if (name === '-') return '';
  await using file = await open(name);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
  return buffer.toString('utf8', 0, bytesRead);
}

function countOutcomes(reports: readonly PageReport[]): Partial<Record<ImportOutcome, number>> {
  const counts: Partial<Record<ImportOutcome, number>> = {};
  for (const { outcome } of reports) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
