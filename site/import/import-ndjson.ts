import { createReadStream } from 'node:fs';
import { openCheckpoint, type Progress } from './checkpoint.ts';
import type { GraphClient } from './graph-client.ts';
import { BATCH_SIZE, importArticles } from './import-articles.ts';
import type { ImportOutcome, PageReport } from './import-pages.ts';
import { type ByteLine, readLines } from './read-lines.ts';
import type { ArticleInput, SourcedArticle } from './sources/article-source.ts';

/** An article is far smaller; a request with several must stay below the graph's body limit. */
const MAX_LINE_BYTES = 1024 * 1024;
const MAX_BATCH_BYTES = 2 * 1024 * 1024;

export interface NdjsonOptions {
  readonly graph: GraphClient;
  /** A path, or `-` for standard input, which cannot be resumed. */
  readonly name: string;
  readonly dryRun: boolean;
  /** Where the import progress of the file is stored. */
  readonly dataDirectory: string;
  /** Restart even if an earlier import was interrupted. */
  readonly restart: boolean;
  /** Called for each refused article, as it is found. */
  onRefused(report: PageReport): void;
  /** Called after each batch with the number of bytes read so far. */
  onProgress?(offset: number): void;
}

/**
 * Imports a file of one `UpsertArticleInput` as JSON per line. Memory does not grow with the file, and an interrupted
 * import resumes after the last batch that was written.
 *
 * @throws GraphUnreachableError when the graph stops responding.
 */
export async function importNdjson(options: NdjsonOptions): Promise<Record<ImportOutcome, number>> {
  const { graph, name, dryRun, onProgress } = options;
  const counts: Record<ImportOutcome, number> = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  const checkpoint = name === '-' || dryRun ? undefined : await openCheckpoint(options.dataDirectory, name);
  const start: Progress = (!options.restart && checkpoint?.found) || { offset: 0, line: 0, counts };
  Object.assign(counts, start.counts);
  const stream = name === '-' ? process.stdin : createReadStream(name, { start: start.offset });
  const title = name === '-' ? '(standard input)' : name;

  async function write(batch: readonly SourcedArticle[], last: ByteLine): Promise<void> {
    for (const report of await importArticles(graph, batch, dryRun)) {
      counts[report.outcome]++;
      if (report.outcome === 'refused') options.onRefused(report);
    }
    await checkpoint?.save({ offset: last.end, line: last.number, counts });
    onProgress?.(last.end);
  }

  let batch: SourcedArticle[] = [];
  let batchStart = start.offset;
  let last: ByteLine | undefined;
  for await (const line of readLines(stream, MAX_LINE_BYTES, start)) {
    last = line;
    if (line.text?.trim() !== '') batch.push(readLine(line, title));
    if (batch.length < BATCH_SIZE && line.end - batchStart < MAX_BATCH_BYTES) continue;
    await write(batch, line);
    batch = [];
    batchStart = line.end;
  }
  if (last && batch.length > 0) await write(batch, last);
  await checkpoint?.finish();
  return counts;
}

function readLine({ text, number }: ByteLine, title: string): SourcedArticle {
  const place = `${title}:${number}`;
  if (text === undefined)
    return { ok: false, place, problem: `found a line above ${MAX_LINE_BYTES} bytes, expected one article` };
  try {
    const input: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof input === 'object' && input !== null && typeof (input as { id?: unknown }).id === 'string') {
      const { dryRun: _, ...article } = input as ArticleInput & { dryRun?: unknown };
      return { ok: true, place, input: article as ArticleInput };
    }
    return { ok: false, place, problem: 'found no id, expected an UpsertArticleInput as JSON' };
  } catch (error) {
    return { ok: false, place, problem: `found no JSON, expected an UpsertArticleInput: ${(error as Error).message}` };
  }
}
