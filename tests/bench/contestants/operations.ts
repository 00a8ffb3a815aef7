import { readFile } from 'node:fs/promises';
import { REGIONS } from '../../../shared/regions.ts';
import { PUBLISHED } from '../../../subgraphs/articles/store/list-query.ts';
import { createMemoryRepositories, DATASET } from '../data/dataset.ts';
import type { LoadRequest } from '../harness/load.ts';

/** An operation with the variables that vary from request to request. */
export interface Operation {
  readonly id: OperationId;
  readonly title: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
  /** The hand-written route with the same data, if there is one. */
  readonly pagePath?: (variables: Readonly<Record<string, unknown>>) => string;
  /** It needs a moderator's token. @default no token */
  readonly moderator?: boolean;
}

/** Operations that the in-memory repositories support. */
export const MEMORY_OPERATION_IDS = ['home', 'article', 'headline', 'missing', 'hot'] as const;
/** Operations that keep the embedded database busy for long. */
export const HEAVY_OPERATION_IDS = ['search', 'queue'] as const;
export const OPERATION_IDS = [...MEMORY_OPERATION_IDS, 'thread', 'dashboard', ...HEAVY_OPERATION_IDS] as const;
export type OperationId = (typeof OPERATION_IDS)[number];

const HOUR_MS = 3_600_000;

const read = (name: string) => readFile(new URL(`../../../docs/operations/${name}.graphql`, import.meta.url), 'utf8');

/** The operations over the articles of the data set. */
export async function createOperations(): Promise<ReadonlyMap<OperationId, Operation>> {
  const { articles } = await createMemoryRepositories({ ...DATASET, comments: 0 });
  const page = { limit: DATASET.articles, backward: false };
  const rows = await articles.findPage({ scope: PUBLISHED, order: 'PUBLISHED_AT_DESC', page }, 'all');
  const ids = rows.map(article => article._id);
  // The last pages are shorter than 20 articles, so no page starts there.
  const cursors = rows
    .slice(0, -20)
    .map(({ publishedAt, _id }) =>
      Buffer.from(JSON.stringify(['PUBLISHED_AT_DESC', publishedAt.getTime(), _id])).toString('base64url'),
    );
  const articlePage = await read('article-page');
  const articlePath = ({ id }: Readonly<Record<string, unknown>>) => `/articles/${id}`;
  const operations: Operation[] = [
    {
      id: 'home',
      title: 'home page',
      query: await read('home-page'),
      variables: cursors.map(after => ({ first: 20, after })),
      pagePath: ({ first, after }) => `/home?first=${first}&after=${after}`,
    },
    {
      id: 'article',
      title: 'article page',
      query: articlePage,
      variables: ids.map(id => ({ id })),
      pagePath: articlePath,
    },
    {
      id: 'headline',
      title: 'one field',
      query: 'query Headline($id: ID!) {\n  article(id: $id) {\n    headline\n  }\n}\n',
      variables: ids.map(id => ({ id })),
      pagePath: ({ id }) => `/articles/${id}/headline`,
    },
    {
      id: 'missing',
      title: 'missing article',
      query: articlePage,
      variables: ids.map((_, i) => ({ id: `missing-${i}` })),
      pagePath: articlePath,
    },
    {
      id: 'hot',
      title: 'article page, one hot article',
      query: articlePage,
      variables: ids.slice(0, 1).map(id => ({ id })),
      pagePath: articlePath,
    },
    {
      id: 'thread',
      title: 'comment thread, three levels',
      query: await read('comment-thread'),
      variables: ids.map(articleId => ({ articleId })),
    },
    {
      id: 'dashboard',
      title: 'region dashboard with history',
      query: await read('region-dashboard'),
      variables: dashboardVariables(),
    },
    {
      id: 'search',
      title: 'search',
      query: await read('search'),
      variables: rows.map(({ headline }) => ({ query: searchFor(headline), orderBy: 'RELEVANCE' })),
    },
    {
      id: 'queue',
      title: 'moderation queue',
      query: await read('moderation-queue'),
      variables: [{}],
      moderator: true,
    },
  ];
  return new Map(operations.map(operation => [operation.id, operation]));
}

/** A query that finds a seeded headline such as `중앙 시장, 자전거 길 42일의 기록`: its place and its number of days. */
function searchFor(headline: string): string {
  const [, place, days] = /(\S+),.* (\d+일)의/.exec(headline) ?? [];
  return `${place} ${days}`;
}

/** Every region with each of 30 spans of 18 hours. */
function dashboardVariables(): Record<string, unknown>[] {
  const hours = Array.from({ length: 30 }, (_, i) => DATASET.until.getTime() - (i + 18) * HOUR_MS);
  return hours.flatMap(from =>
    REGIONS.map(({ code }) => ({
      code,
      from: new Date(from).toISOString(),
      to: new Date(from + 18 * HOUR_MS).toISOString(),
      // graphql-jit ignores the defaults of variables.
      interval: 'HOUR',
      rankBy: 'PM25',
    })),
  );
}

/** The caller, and the kind of requests. */
export interface VariantKey {
  readonly form: 'graphql' | 'pages';
  readonly moderator?: string;
}

export const ANYBODY: VariantKey = { form: 'graphql' };

/** The maximum number of compared responses per operation. */
export function mostSamples({ id }: Operation): number {
  return (HEAVY_OPERATION_IDS as readonly OperationId[]).includes(id) ? 16 : Number.POSITIVE_INFINITY;
}

/** The requests of an operation, as a GraphQL client or a client of the hand-written routes sends them. */
export function requestsOf(operation: Operation, { form, moderator }: VariantKey): LoadRequest[] {
  const { query, variables, pagePath } = operation;
  if (form === 'pages') {
    if (!pagePath) throw new Error(`no hand-written route has the data of ${operation.title}`);
    return variables.map(values => ({ method: 'GET', path: pagePath(values) }));
  }
  return variables.map(values => ({
    method: 'POST',
    path: '/graphql',
    body: JSON.stringify({ query, variables: values }),
    ...(operation.moderator && moderator !== undefined && { authorization: moderator }),
  }));
}
