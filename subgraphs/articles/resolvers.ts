import type { GraphQLResolveInfo } from 'graphql';
import { requireScope } from '../../shared/auth/identity.ts';
import { askedFields } from '../../shared/graphql/asked-fields.ts';
import { readPageArguments } from '../../shared/graphql/connection.ts';
import type { ResolveReferences } from '../../shared/graphql/subgraph.ts';
import { articleFields } from './article-fields.ts';
import { type Context, LIST_SORT } from './loaders.ts';
import type { Resolvers } from './schema.generated.ts';
import { shareLinksOf } from './share-links.ts';

const listedFields = (info: GraphQLResolveInfo) => articleFields(askedFields(info, ['nodes'], ['edges', 'node']));

export const resolvers: Resolvers = {
  Query: {
    article: (_, { id }, { loaders }, info) => loaders.byId(id, articleFields(askedFields(info))),
    articleBySlug: (_, { slug }, { loaders }, info) => loaders.bySlug(slug, articleFields(askedFields(info))),
    articleByUrl: (_, { url }, { loaders, site }, info) => {
      const slug = site.slugOf(url);
      const fields = articleFields(askedFields(info));
      return slug === undefined ? loaders.byUrl(url, fields) : loaders.bySlug(slug, fields);
    },
    articles: (_, args, { loaders }, info) => loaders.published(readPageArguments(args, LIST_SORT), listedFields(info)),
  },
  Mutation: {
    async upsertArticle(_, { input }, { identity, writer }) {
      requireScope(identity, 'articles:write');
      return { ...(await writer.upsert(input)), clientMutationId: input.clientMutationId ?? null };
    },
  },
  Article: {
    id: article => article._id,
    url: (article, _, { site }) => site.urlOf(article),
    images: article => article.body.filter(block => block.kind === 'Image'),
    plainText: article => article.body.flatMap(block => ('text' in block ? block.text : [])).join('\n'),
    regions: article => article.regionCodes.map(code => ({ code })),
    shareLinks: (article, _, { site }) => shareLinksOf(site.urlOf(article), article.headline),
  },
  ArticleBlock: { __resolveType: block => block.kind },
  Region: {
    articles: ({ code }, args, { loaders }, info) =>
      loaders.publishedInRegion(code, readPageArguments(args, LIST_SORT), listedFields(info)),
  },
  ArticleConnection: {
    totalCount: ({ scope }, _, { loaders }) => loaders.totalCount(scope),
  },
};

export const references: Record<string, ResolveReferences<Context>> = {
  Article: (articles, { loaders }, info) =>
    loaders.byIds(
      articles.map(({ id }) => String(id)),
      articleFields(askedFields(info)),
    ),
  Region: regions => regions.map(({ code }) => ({ code: String(code) })),
};
