import { requireScope } from '../../shared/auth/identity.ts';
import type { ResolveReferences } from '../../shared/graphql/subgraph.ts';
import type { Context } from './loaders.ts';
import type { Resolvers } from './schema.generated.ts';

export const resolvers: Resolvers = {
  Query: {
    comment: (_, { id }, { loaders }) => loaders.byId(id),
  },
  Mutation: {
    async upsertCommentThread(_, { input }, { identity, writer }) {
      requireScope(identity, 'comments:moderate');
      const outcome = await writer.upsert(input);
      return { article: { id: input.articleId }, outcome, clientMutationId: input.clientMutationId ?? null };
    },
  },
  Article: {
    comments: ({ id }, { orderBy, ...page }, { loaders }) => loaders.comments(id, orderBy ?? 'CREATED_AT_DESC', page),
    commentCounts: async ({ id }, _, { loaders }) => ({ totalPublished: await loaders.totalPublished(id) }),
    isClosed: async ({ id }, _, { loaders, now }) => {
      const thread = await loaders.thread(id);
      return thread?.closedAt != null && thread.closedAt <= now();
    },
    closedAt: async ({ id }, _, { loaders }) => (await loaders.thread(id))?.closedAt ?? null,
    sourceCommentCount: async ({ id }, _, { loaders }) => (await loaders.thread(id))?.sourceCommentCount ?? null,
  },
  Comment: {
    id: comment => comment._id,
    article: comment => ({ id: comment.articleId }),
  },
};

export const references: Record<string, ResolveReferences<Context>> = {
  Article: articles => articles.map(({ id }) => ({ id: String(id) })),
  Comment: (comments, { loaders }) => loaders.byIds(comments.map(({ id }) => String(id))),
  User: users => users.map(({ id }) => ({ id: String(id), username: null })),
};
