import type { ArticleInput, SourcedArticle } from './article-source.ts';
import type { GraphClient } from './graph-client.ts';
import type { ImportOutcome, PageReport } from './import-pages.ts';

/** The number of articles per request. */
export const BATCH_SIZE = 20;

type Outcome = 'CREATED' | 'CHANGED' | 'UNCHANGED';
const OUTCOMES: Record<Outcome, ImportOutcome> = { CREATED: 'new', CHANGED: 'changed', UNCHANGED: 'unchanged' };

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
  const inputs = articles.flatMap(article => (article.ok ? [article.input] : []));
  // Validated first, without writing, so that a rejection does not affect the outcome of the others.
  const checked = inputs.length > 0 ? await send(graph, inputs, true) : [];
  const valid = checked && !dryRun && inputs.length > 0 ? await send(graph, inputs, false) : checked;
  let next = 0;
  const reports: PageReport[] = [];
  for (const article of articles) {
    if (!article.ok) reports.push(refused(article.place, article.problem));
    else if (valid) reports.push({ name: article.place, outcome: OUTCOMES[valid[next++]!], problems: [] });
    else reports.push(await importOne(graph, article.place, article.input, dryRun));
  }
  return reports;
}

async function importOne(graph: GraphClient, place: string, input: ArticleInput, dryRun: boolean): Promise<PageReport> {
  const { data, errors } = await graph.execute<Record<string, { outcome: Outcome }>>(mutationOf(1), {
    a0: { ...input, dryRun },
  });
  const outcome = data?.a0?.outcome;
  if (outcome && !errors) return { name: place, outcome: OUTCOMES[outcome], problems: [] };
  return refused(place, `the graph refuses it: ${errors?.map(error => error.message).join('; ') ?? 'no answer'}`);
}

/** @returns undefined when one of them was rejected */
async function send(
  graph: GraphClient,
  inputs: readonly ArticleInput[],
  dryRun: boolean,
): Promise<Outcome[] | undefined> {
  const variables = Object.fromEntries(inputs.map((input, i) => [`a${i}`, { ...input, dryRun }]));
  const { data, errors } = await graph.execute<Record<string, { outcome: Outcome }>>(
    mutationOf(inputs.length),
    variables,
  );
  if (!data || errors) return undefined;
  return inputs.map((_, i) => data[`a${i}`]!.outcome);
}

/** Few distinct lengths, so that the graph plans each once. */
function mutationOf(count: number): string {
  const names = Array.from({ length: count }, (_, i) => `a${i}`);
  const variables = names.map(name => `$${name}: UpsertArticleInput!`).join(', ');
  return `mutation ImportArticles(${variables}) { ${names.map(name => `${name}: upsertArticle(input: $${name}) { outcome }`).join(' ')} }`;
}

function refused(place: string, problem: string): PageReport {
  return { name: place, outcome: 'refused', problems: [`${place}: ${problem}`] };
}
