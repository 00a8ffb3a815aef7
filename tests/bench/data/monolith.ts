import { Supergraph } from '@apollo/federation-internals';
import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { DateTime, Url } from '../../../shared/graphql/scalars.ts';
import type { ResolveReferences, Subgraph } from '../../../shared/graphql/subgraph.ts';
import { REGIONS } from '../../../shared/regions.ts';

/** Each subgraph's context of one request, by the subgraph's name. */
export type MonolithContext = Readonly<Record<string, object>>;

type Resolver = GraphQLFieldResolver<unknown, MonolithContext>;

/**
 * The whole graph as one schema without federation: the API schema of the supergraph with the subgraphs' own resolvers.
 * Fields of another subgraph are resolved as a monolith would: from the existing row.
 */
export function createMonolith(supergraphSdl: string, subgraphs: Iterable<Subgraph>): GraphQLSchema {
  const schema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  const all = [...subgraphs];
  const articleOf = articleReader(all);
  for (const subgraph of all) {
    for (const type of Object.values(subgraph.schema.getTypeMap())) {
      const own = schema.getType(type.name);
      if (isObjectType(type) && isObjectType(own)) takeResolvers(own, type, subgraph.name, articleOf);
      if (isUnionType(type) && isUnionType(own) && type.resolveType) own.resolveType = type.resolveType;
    }
  }
  for (const scalar of [DateTime, Url]) {
    const own = schema.getType(scalar.name);
    if (isLeafType(own)) Object.assign(own, { serialize: scalar.serialize, parseValue: scalar.parseValue });
  }
  return schema;
}

function takeResolvers(own: GraphQLObjectType, type: GraphQLObjectType, subgraph: string, articleOf: Resolver): void {
  const fields = own.getFields();
  for (const [name, { resolve }] of Object.entries(type.getFields())) {
    const field = fields[name];
    if (!field || !resolve || resolve === defaultFieldResolver) continue;
    field.resolve = (
      type.name === 'Comment' && name === 'article'
        ? articleOf
        : adapt(`${type.name}.${name}`, subgraph, resolve as Resolver)
    ) as GraphQLFieldResolver<unknown, unknown>;
  }
}

/** A comment has only its article's id; the reference resolver of the articles reads the rest. */
function articleReader(subgraphs: readonly Subgraph[]): Resolver {
  const articles = subgraphs.find(({ name }) => name === 'articles');
  const resolve = articles?.schema.getType('Article')?.extensions.resolveReferences as ResolveReferences<object>;
  return async (comment, _args, contexts, info) => {
    const references = [{ __typename: 'Article', id: (comment as { articleId: string }).articleId }];
    const [article] = await resolve(references, contexts.articles!, info);
    if (article instanceof Error) throw article;
    return article;
  };
}

const regionsByCode = new Map(REGIONS.map(region => [region.code, region]));

/** Gives a resolver its subgraph's context, and a row of another subgraph in its own form. */
function adapt(field: string, subgraph: string, resolve: Resolver): Resolver {
  if (field === 'Article.regions') {
    return (article: unknown) =>
      (article as { regionCodes: string[] }).regionCodes.map(code => regionsByCode.get(code));
  }
  if (subgraph === 'comments' && field.startsWith('Article.')) {
    return (article, args, contexts, info) =>
      resolve({ id: (article as { _id: string })._id }, args, contexts[subgraph] as never, info);
  }
  return (source, args, contexts, info) => resolve(source, args, contexts[subgraph] as never, info);
}
