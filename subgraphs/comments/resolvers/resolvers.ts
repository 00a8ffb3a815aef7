import type { GraphQLResolveInfo } from 'graphql';
import { requireIdentity, requireScope } from '../../../shared/auth/identity.ts';
import { userIdOf } from '../../../shared/auth/user-id.ts';
import { badInput } from '../../../shared/errors/errors.ts';
import { selectedFields } from '../../../shared/graphql/selected-fields.ts';
import type { ResolveReferences } from '../../../shared/graphql/subgraph.ts';
import { globalId } from '../../../shared/names/global-id.ts';
import type { Context } from '../loaders/loaders.ts';
import type { NodeRow } from '../loaders/node-loader.ts';
import { foldName } from '../store/documents.ts';
import { articleResolvers, visibleArticle } from './article-resolvers.ts';
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
    notifications: (_, page, { identity, loaders }) => loaders.notifications(userIdOf(requireIdentity(identity)), page),
    user: async (_, { id }, { identity, loaders }) => {
      requireScope(identity, 'comments:moderate');
      return (await loaders.user(id)) && { id };
    },
    users: async (_, { query, first }, { identity, loaders }) => {
      requireScope(identity, 'comments:moderate');
      const start = foldName(query).trim();
      if (start === '' || start.length > 100) throw badInput('query', `${start.length} characters`, '1 to 100');
      return loaders.usersNamed(start, readCount(first ?? 20));
    },
    myData: (_, _args, { identity }) => ({ id: userIdOf(requireIdentity(identity)) }),
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
  NotificationsConnection: {
    unseenCount: async ({ countUnseen }, _, { loaders }) =>
      countUnseen((await loaders.viewerState())?.notificationsSeenAt ?? new Date(0)),
  },
  Notification: {
    kind: ({ parentAuthorId }, _, { loaders }) => (loaders.isViewer(parentAuthorId ?? undefined) ? 'REPLY' : 'MENTION'),
    comment: comment => comment,
    seen: async ({ createdAt }, _, { loaders }) =>
      createdAt <= ((await loaders.viewerState())?.notificationsSeenAt ?? new Date(0)),
  },
  PersonalData: {
    user: user => user,
    actions: ({ id }, _, { loaders }) => loaders.actionsOf(id),
    ignoredUserIds: async (_user, _, { loaders }) => (await loaders.viewerState())?.ignoredUserIds ?? [],
  },
  PersonalAction: {
    reason: ({ reason }) => reason ?? null,
    details: ({ details }) => details ?? null,
  },
  UserError: { message: ({ message }, { locale }) => message[locale] },
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
    article: ({ articleId }, _, context) => (articleId === null ? null : visibleArticle(articleId, context)),
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
