import type { LoadRequest } from '../harness/load.ts';

/** New operations: plausible ones, each with another shape and text. */

const ARTICLE_FIELDS = [
  'slug',
  'url',
  'subheadlines',
  'bylines { name role }',
  'dateline',
  'section',
  'publisher { name }',
  'body { __typename ... on Paragraph { text } }',
  'images { caption }',
  'plainText',
  'tags',
  'regions { name airQuality { gradeLabel } }',
  'publishedAt',
  'status',
  'commentCounts { totalPublished }',
  'sourceCommentCount',
  'isClosed',
  'comments(first: 5) { nodes { id body author { username } } }',
];

/** @param number distinguishes the operation from all others */
export function freshOperation(number: number, articleId: string): LoadRequest {
  // An odd multiplier visits all subsets of the fields before one repeats.
  const chosen = Math.imul(number, 0x9e3779b1) >>> (32 - ARTICLE_FIELDS.length);
  const fields = ARTICLE_FIELDS.filter((_, i) => (chosen >> i) & 1).join(' ');
  const query = `query Fresh${number}($id: ID!) { known${number}: article(id: $id) { id headline ${fields} } }`;
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables: { id: articleId } }) };
}
