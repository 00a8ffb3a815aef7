import type { GraphQLResolveInfo } from 'graphql';
import { requireIdentity, requireScope } from '../../../shared/auth/identity.ts';
import { userIdOf } from '../../../shared/auth/user-id.ts';
import { badInput } from '../../../shared/errors/errors.ts';
import { selectedFields } from '../../../shared/graphql/selected-fields.ts';
import type { ResolveReferences } from '../../../shared/graphql/subgraph.ts';
import { globalId } from '../../../shared/names/global-id.ts';
import type { Context } from '../loaders/loaders.ts';
import type { NodeRow } from '../loaders/node-loader.ts';
import { articleResolvers } from './article-resolvers.ts';
import { commentResolvers } from './comment-resolvers.ts';
import { mutations } from './mutations.ts';
import type { Resolvers } from './resolvers.generated.ts';
import { subscriptions } from './subscriptions.ts';
import { userResolvers } from './user-resolvers.ts';

export const resolvers: Resolvers = {
  Query: {
    node: (_, { id }, { nodes }) => nodes.node(id) as never,
    nodes: (_, { ids }, { nodes }) => nodes.nodes(ids) as never,
    comment: (_, { id }, { loaders }) => loaders.byId(id),
    viewer: (_, _args, { identity }) => (identity ? { id: userIdOf(identity) } : null),
    myComments: (_, page, { identity, loaders }) => loaders.ownComments(userIdOf(requireIdentity(identity)), page),
    repliesToMe: (_, page, { identity, loaders }) => loaders.repliesTo(userIdOf(requireIdentity(identity)), page),
    mostCommented: (_, { since, first }, { loaders }) => loaders.mostCommented(since, readCount(first ?? 10)),
    commentSettings: (_, _args, { settings }) => settings,
    moderationQueues: (_, _args, { identity }) => {
      requireScope(identity, 'comments:moderate');
      return {};
    },
    moderationLog: (_, { commentId, userId, ...page }, { identity, loaders }) => {
      requireScope(identity, 'comments:moderate');
      return loaders.moderationLog(commentId != null ? { commentId } : userId != null ? { userId } : {}, page);
    },
  },
  Node: { __resolveType: node => (node as unknown as NodeRow).__typename },
  Region: { nodeId: ({ code }) => globalId('Region', code) },
  Reporter: { nodeId: ({ name }) => globalId('Reporter', name) },
  Section: { nodeId: ({ name }) => globalId('Section', name) },
  Mutation: mutations,
  Subscription: subscriptions,
  ...articleResolvers,
  ...commentResolvers,
  ...userResolvers,
  CommentSettings: {
    deletionIsFinal: () => true,
    flagReasons: () => [
      'COMMENT_REPORTED_OFFENSIVE',
      'COMMENT_REPORTED_ABUSIVE',
      'COMMENT_REPORTED_SPAM',
      'COMMENT_REPORTED_OTHER',
    ],
    sortOrders: () => ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'REPLIES_DESC', 'REACTION_DESC'],
  },
  ModerationQueues: {
    unmoderated: () => ({ name: 'UNMODERATED' }),
    reported: () => ({ name: 'REPORTED' }),
    pending: () => ({ name: 'PENDING' }),
    rejected: () => ({ name: 'REJECTED' }),
  },
  ModerationQueue: {
    count: ({ name }, _, { loaders }) => loaders.queueCount(name),
    comments: ({ name }, page, { loaders }, info) => loaders.queue(name, page, selectsFlags(info)),
  },
  ModerationLogEntry: {
    id: entry => entry._id,
    comment: ({ commentId }, _, { loaders }) => (commentId === null ? null : loaders.byId(commentId)),
    user: ({ userId }) => (userId === null ? null : { id: userId }),
    article: ({ articleId }) => (articleId === null ? null : { id: articleId }),
  },
};

/** Whether a page selects fields of comments that lists do not read. */
const selectsFlags = (info: GraphQLResolveInfo) => selectedFields(info, ['nodes'], ['edges', 'node']).has('flags');

function readCount(count: number): number {
  if (count >= 1 && count <= 50) return count;
  throw badInput('first', String(count), '1 to 50');
}

export const references: Record<string, ResolveReferences<Context>> = {
  Article: articles => articles.map(({ id }) => ({ id: String(id) })),
  Comment: (comments, { loaders }) => loaders.byIds(comments.map(({ id }) => String(id))),
  User: users => users.map(({ id }) => ({ id: String(id) })),
};
