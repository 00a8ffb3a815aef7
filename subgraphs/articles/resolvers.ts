import { requireScope } from '../../shared/auth/identity.ts';
import { readPageArguments } from '../../shared/graphql/connection.ts';
import type { ResolveReferences } from '../../shared/graphql/subgraph.ts';
import { type Context, LIST_SORT } from './loaders.ts';
import type { Resolvers } from './schema.generated.ts';
import { shareLinksOf } from './share-links.ts';

export const resolvers: Resolvers = {
  Query: {
    article: (_, { id }, { loaders }) => loaders.byId.load(id),
    articleBySlug: (_, { slug }, { loaders }) => loaders.bySlug(slug),
    articleByUrl: (_, { url }, { loaders, site }) => {
      const slug = site.slugOf(url);
      return slug === undefined ? loaders.byUrl(url) : loaders.bySlug(slug);
    },
    articles: (_, args, { loaders }) => loaders.published(readPageArguments(args, LIST_SORT)),
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
    articles: ({ code }, args, { loaders }) => loaders.publishedInRegion(code, readPageArguments(args, LIST_SORT)),
  },
  ArticleConnection: {
    totalCount: ({ scope }, _, { loaders }) => loaders.totalCount(scope),
  },
};

export const references: Record<string, ResolveReferences<Context>> = {
  Article: (articles, { loaders }) => loaders.byId.loadMany(articles.map(({ id }) => String(id))),
  Region: regions => regions.map(({ code }) => ({ code: String(code) })),
};
