import { globalId } from '../../../shared/names/global-id.ts';
import { avatarOf } from '../services/account-service.ts';
import type { Resolvers } from './resolvers.generated.ts';

export const userResolvers: Pick<Resolvers, 'User'> = {
  User: {
    nodeId: ({ id }) => globalId('User', id),
    username: async ({ id, username }, _, { loaders, identity }) => {
      if (username !== undefined) return username;
      const known = await loaders.user(id);
      return known ? known.username : loaders.isViewer(id) ? (identity?.name ?? null) : null;
    },
    avatar: async ({ id }, _, { loaders, identity }) => {
      const known = await loaders.user(id);
      return known ? (known.avatar ?? null) : loaders.isViewer(id) && identity ? avatarOf(identity) : null;
    },
    role: async ({ id }, _, { loaders, identity }) =>
      (await loaders.user(id))?.role ?? (loaders.isViewer(id) && identity ? identity.role : 'COMMENTER'),
    createdAt: async ({ id }, _, { loaders }) => (await loaders.user(id))?.createdAt ?? null,
    status: async ({ id }, _, { loaders, now, settings }) => {
      if (!loaders.isModerator && !loaders.isViewer(id)) return null;
      const user = await loaders.user(id);
      const { suspendedUntil = null, warning = null } = user ?? {};
      return {
        banned: user?.bannedAt != null,
        suspendedUntil: suspendedUntil && suspendedUntil > now() ? suspendedUntil : null,
        warning: warning && !warning.acknowledgedAt ? warning.message : null,
        premod: user?.premoderatedAt != null,
        deletionAt: user?.deletionRequestedAt
          ? new Date(user.deletionRequestedAt.getTime() + settings.deletionGraceMs)
          : null,
      };
    },
    comments: ({ id }, page, { loaders }) => loaders.commentsBy(id, page),
    ignoredByViewer: async ({ id }, _, { loaders }) =>
      (await loaders.viewerState())?.ignoredUserIds.includes(id) ?? false,
    ignoredUsers: async ({ id }, _, { loaders }) =>
      loaders.isViewer(id) ? ((await loaders.viewerState())?.ignoredUserIds ?? []).map(one => ({ id: one })) : null,
  },
};
