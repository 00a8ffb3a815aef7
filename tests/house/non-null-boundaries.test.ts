import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { nonNullBoundaries } from '../../tools/non-null-boundaries.ts';

const articles = 'type Query { article: Article } type Article @key(fields: "id") { id: ID! headline: String! }';
const found = (comments: string, others: Record<string, string> = { articles }) =>
  nonNullBoundaries(
    Object.fromEntries(Object.entries({ ...others, comments }).map(([name, sdl]) => [name, parse(sdl)])),
  );

describe('the check of what crosses to another subgraph', () => {
  it.each([
    [
      'nullable fields of an entity',
      'type Article @key(fields: "id") { id: ID! counts: Counts } type Counts { all: Int! }',
    ],
    ['a nullable reference', 'type Comment { article: Article } type Article @key(fields: "id") { id: ID! }'],
    ['nullable items', 'type Comment { articles: [Article]! } type Article @key(fields: "id") { id: ID! }'],
    ['fields that both define', 'type Comment { article: Article! } type Article { id: ID! headline: String! }'],
    ['non-null fields of a subscription', 'type Subscription { tick: Int! @authenticated }'],
  ])('accepts %s', (_, comments) => {
    expect(found(comments)).toEqual([]);
  });

  it.each([
    [
      'a non-null field that a list of another subgraph reaches',
      'type Article @key(fields: "id") { id: ID! total: Int! }',
      'type Query { articles: [Article!] } type Article @key(fields: "id") { id: ID! }',
      ['Article.total of comments: it is non-null, and so is Query.articles of articles'],
    ],
    [
      'a non-null reference to non-null fields',
      'type Comment { article: Article! } extend type Article @key(fields: "id") { id: ID! }',
      articles,
      ['Article.headline of articles: it is non-null, and so is Comment.article of comments'],
    ],
    ['a root field', 'type Mutation { rate: Int! }', articles, ['Mutation.rate of comments: a root field is non-null']],
    [
      'a guarded field',
      'type Comment { flags: [String!]! @requiresScopes(scopes: [["moderate"]]) }',
      articles,
      ['Comment.flags of comments: a field that needs a right is non-null'],
    ],
  ])('refuses %s', (_, comments, others, faults) => {
    expect(found(comments, { articles: others })).toEqual(faults);
  });
});
