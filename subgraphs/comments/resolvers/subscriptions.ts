import { requireIdentity, requireScope } from '../../../shared/auth/identity.ts';
import { userIdOf } from '../../../shared/auth/user-id.ts';
import type { Context } from '../loaders/loaders.ts';
import type { CommentDocument } from '../store/documents.ts';
import type { SubscriptionResolvers } from './resolvers.generated.ts';

/** Each event starts an execution of its own, so its context needs fresh loaders. */
function fresh<Event>(event: Event, { loaders }: Context): Event {
  loaders.clear();
  return event;
}

const asComment = { resolve: (comment: CommentDocument, _: unknown, context: Context) => fresh(comment, context) };
const asEvent = { resolve: (event: object, _: unknown, context: Context) => fresh(event, context) };

export const subscriptions = {
  commentCreated: {
    subscribe: (_: unknown, { articleId }, { events, resume }) => events.created(articleId, resume),
    ...asComment,
  },
  commentReplyCreated: {
    subscribe: (_: unknown, { ancestorId }, { events, resume }) => events.replied(ancestorId, resume),
    ...asComment,
  },
  commentEdited: {
    subscribe: (_: unknown, { articleId }, { events, resume }) => events.edited(articleId, resume),
    ...asComment,
  },
  commentStatusUpdated: {
    subscribe: (_: unknown, { articleId }, { events, resume }) => events.statusUpdated(articleId, resume),
    resolve: async ({ _id, status, deleted }: CommentDocument, _: unknown, context: Context) => ({
      commentId: _id,
      newStatus: status,
      deleted,
      comment: await fresh(context.loaders, context).byId(_id),
    }),
  },
  commentFeatured: {
    subscribe: (_: unknown, { articleId }, { events, resume }) => events.featured(articleId, resume),
    ...asComment,
  },
  notificationReceived: {
    subscribe: async (_: unknown, _args: object, { events, identity, loaders, resume }) => {
      const userId = userIdOf(requireIdentity(identity));
      return events.notified(userId, (await loaders.viewerState())?.ignoredUserIds ?? [], resume);
    },
    ...asComment,
  },
  commentEnteredModerationQueue: {
    subscribe: (_: unknown, { queue }, { events, identity, resume }) => {
      requireScope(identity, 'comments:moderate');
      return events.enteredQueue(queue, resume);
    },
    ...asEvent,
  },
  commentLeftModerationQueue: {
    subscribe: (_: unknown, { queue }, { events, identity, resume }) => {
      requireScope(identity, 'comments:moderate');
      return events.leftQueue(queue, resume);
    },
    ...asEvent,
  },
} as SubscriptionResolvers;
