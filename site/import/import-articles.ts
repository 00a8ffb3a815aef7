import type { GraphClient } from './graph-client.ts';
import type { ImportOutcome, PageReport } from './import-pages.ts';
import type { SourcedArticle } from './sources/article-source.ts';

/** The number of articles per request. */
export const BATCH_SIZE = 20;

type Outcome = 'CREATED' | 'CHANGED' | 'UNCHANGED';
const OUTCOMES: Record<Outcome, ImportOutcome> = { CREATED: 'new', CHANGED: 'changed', UNCHANGED: 'unchanged' };

type Readable = Extract<SourcedArticle, { ok: true }>;
type Answer = Record<string, { outcome: Outcome }>;

/**
 * Writes some articles and reports each. When the graph rejects one of them, the rest of its request has no result, so
 * they are retried one by one; articles that had been written are reported as unchanged, or with their first outcome.
 *
 * @throws GraphUnreachableError when the graph stops responding.
 */
export async function importArticles(
  graph: GraphClient,
  articles: readonly SourcedArticle[],
  dryRun: boolean,
): Promise<PageReport[]> {
  const readable = articles.filter(article => article.ok);
  // Validated first, without writing, so that a rejection does not affect the outcome of the others.
  const checked = readable.length > 0 ? await send(graph, readable, true) : [];
  const valid = checked && !dryRun && readable.length > 0 ? await send(graph, readable, false) : checked;
  let next = 0;
  const reports: PageReport[] = [];
  for (const article of articles) {
    if (!article.ok) reports.push(refused(article.place, article.problem));
    else if (valid) reports.push(accepted(article, valid[next++]!));
    else reports.push(await importOne(graph, article, dryRun));
  }
  return reports;
}

async function importOne(graph: GraphClient, article: Readable, dryRun: boolean): Promise<PageReport> {
  const { data, errors } = await graph.execute<Answer>(mutationOf([article]), variablesOf([article], dryRun));
  if (data && !errors) return accepted(article, outcomeOf(data, 0));
  const problem = `the graph refuses it: ${errors?.map(error => error.message).join('; ') ?? 'no answer'}`;
  return refused(article.place, problem);
}

/** @returns undefined when one of them was rejected */
async function send(
  graph: GraphClient,
  articles: readonly Readable[],
  dryRun: boolean,
): Promise<Outcome[] | undefined> {
  const { data, errors } = await graph.execute<Answer>(mutationOf(articles), variablesOf(articles, dryRun));
  if (!data || errors) return undefined;
  return articles.map((_, i) => outcomeOf(data, i));
}

/** An article is unchanged if its comment thread is too. */
function outcomeOf(data: Answer, i: number): Outcome {
  const article = data[`a${i}`]!.outcome;
  const thread = data[`t${i}`]?.outcome ?? 'UNCHANGED';
  return article === 'UNCHANGED' && thread !== 'UNCHANGED' ? 'CHANGED' : article;
}

function variablesOf(articles: readonly Readable[], dryRun: boolean): Record<string, unknown> {
  return Object.fromEntries(
    articles.flatMap(({ input, commentCount }, i) => [
      [`a${i}`, { ...input, dryRun }],
      ...(commentCount === undefined
        ? []
        : [[`t${i}`, { articleId: input.id, sourceCommentCount: commentCount, dryRun }] as const]),
    ]),
  );
}

/** Few distinct texts, so that the graph plans each once: only pages, which are sent one by one, have counts. */
function mutationOf(articles: readonly Readable[]): string {
  const threads = articles.flatMap(({ commentCount }, i) => (commentCount === undefined ? [] : [`t${i}`]));
  const names = articles.map((_, i) => `a${i}`);
  const variables = [
    ...names.map(name => `$${name}: UpsertArticleInput!`),
    ...threads.map(name => `$${name}: UpsertCommentThreadInput!`),
  ].join(', ');
  const fields = [
    ...names.map(name => `${name}: upsertArticle(input: $${name}) { outcome }`),
    ...threads.map(name => `${name}: upsertCommentThread(input: $${name}) { outcome }`),
  ].join(' ');
  return `mutation ImportArticles(${variables}) { ${fields} }`;
}

function accepted({ place, unread = [] }: Readable, outcome: Outcome): PageReport {
  const notes = unread.map(text => `${place}: not read in the header: ${JSON.stringify(text)}`);
  return { name: place, outcome: OUTCOMES[outcome], problems: [], notes };
}

function refused(place: string, problem: string): PageReport {
  return { name: place, outcome: 'refused', problems: [`${place}: ${problem}`] };
}
