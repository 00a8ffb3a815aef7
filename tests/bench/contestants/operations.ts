import { readFile } from 'node:fs/promises';
import { PUBLISHED } from '../../../subgraphs/articles/list-query.ts';
import { createMemoryRepositories, DATASET } from '../data/dataset.ts';
import type { LoadRequest } from '../harness/load.ts';

/** An operation with the variables that vary from request to request. */
export interface Operation {
  readonly id: OperationId;
  readonly title: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
  /** The page written by hand that has the same data, if there is one. */
  readonly pagePath?: (variables: Readonly<Record<string, unknown>>) => string;
}

/** Those whose reads the repositories in memory have. */
export const MEMORY_OPERATION_IDS = ['home', 'article', 'headline', 'missing', 'hot'] as const;
export const OPERATION_IDS = [...MEMORY_OPERATION_IDS, 'thread'] as const;
export type OperationId = (typeof OPERATION_IDS)[number];

const read = (name: string) => readFile(new URL(`../../../docs/operations/${name}.graphql`, import.meta.url), 'utf8');

/** The operations over the articles of the data set. */
export async function createOperations(): Promise<ReadonlyMap<OperationId, Operation>> {
  const { articles } = await createMemoryRepositories({ ...DATASET, comments: 0 });
  const page = { limit: DATASET.articles, backward: false };
  const rows = await articles.findPage({ scope: PUBLISHED, order: 'PUBLISHED_AT_DESC', page }, 'all');
  const ids = rows.map(article => article._id);
  // The last pages are shorter than 20 articles, so no page begins there.
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
      title: 'article that is not there',
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
  ];
  return new Map(operations.map(operation => [operation.id, operation]));
}

/** The requests of an operation, as a client of a GraphQL server or of the pages written by hand sends them. */
export function requestsOf(operation: Operation, form: 'graphql' | 'pages'): LoadRequest[] {
  const { query, variables, pagePath } = operation;
  if (form === 'pages') {
    if (!pagePath) throw new Error(`no page by hand has the data of ${operation.title}`);
    return variables.map(values => ({ method: 'GET', path: pagePath(values) }));
  }
  return variables.map(values => ({
    method: 'POST',
    path: '/graphql',
    body: JSON.stringify({ query, variables: values }),
  }));
}
