import { parsePage } from '../../shared/pages/parse-page.ts';
import { readPageText } from '../../shared/pages/read-page-text.ts';
import type { GraphClient } from './graph-client.ts';
import { IMPORT_PAGE, type ImportPageResult, pageVariables } from './page-mutation.ts';

/** A file to import: its name for messages, and a function to read its bytes. */
export interface PageSource {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

export type ImportOutcome = 'new' | 'changed' | 'unchanged' | 'refused';

export interface PageReport {
  readonly name: string;
  readonly outcome: ImportOutcome;
  /** Why it was refused, one line each. */
  readonly problems: readonly string[];
  /** What an imported page has and the import did not read, one line each. @default none */
  readonly notes?: readonly string[];
}

export interface ImportOptions {
  /** Validate everything and report what would happen, without writing. @default false */
  readonly dryRun?: boolean;
  /** Called after each page. */
  onPage?(report: PageReport): void;
}

/**
 * Imports pages one after the other. A page that cannot be imported is reported, and the others go on.
 *
 * A page is all or nothing: the graph first validates every part of it without writing, and only then writes them.
 *
 * @throws GraphUnreachableError when the graph stops responding.
 */
export async function importPages(
  graph: GraphClient,
  sources: Iterable<PageSource>,
  options: ImportOptions = {},
): Promise<PageReport[]> {
  const reports: PageReport[] = [];
  for (const source of sources) {
    const report = await importPage(graph, source, options.dryRun ?? false);
    reports.push(report);
    options.onPage?.(report);
  }
  return reports;
}

async function importPage(graph: GraphClient, { name, read }: PageSource, dryRun: boolean): Promise<PageReport> {
  const refused = (problems: readonly string[]): PageReport => ({ name, outcome: 'refused', problems });
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch (error) {
    return refused([`${name}: cannot be read: ${(error as Error).message}`]);
  }
  const text = readPageText(bytes, { file: name });
  const page = text.ok ? parsePage(text.text, { file: name }) : text;
  if (!page.ok) return refused(page.problems.map(problem => `${name}:${problem.line}: ${problem.message}`));

  const check = await graph.execute<ImportPageResult>(IMPORT_PAGE, pageVariables(page.page, true));
  if (check.errors || !check.data) return refused(graphProblems(name, check.errors));
  if (dryRun) return { name, outcome: outcomeOf(check.data), problems: [] };

  const written = await graph.execute<ImportPageResult>(IMPORT_PAGE, pageVariables(page.page, false));
  if (written.errors || !written.data) return refused(graphProblems(name, written.errors));
  return { name, outcome: outcomeOf(written.data), problems: [] };
}

function graphProblems(name: string, errors: readonly { readonly message: string }[] = []): string[] {
  if (errors.length === 0) return [`${name}: the graph answered nothing`];
  return errors.map(({ message }) => `${name}: the graph refuses it: ${message}`);
}

function outcomeOf({
  recordAirQuality,
  upsertCommentThread,
  upsertArticle,
  recordMasthead,
}: ImportPageResult): ImportOutcome {
  if (upsertArticle.outcome === 'CREATED') return 'new';
  const isSame =
    upsertArticle.outcome === 'UNCHANGED' &&
    upsertCommentThread.outcome === 'UNCHANGED' &&
    recordMasthead.outcome === 'UNCHANGED' &&
    (recordAirQuality?.recorded ?? 0) === 0;
  return isSame ? 'unchanged' : 'changed';
}
