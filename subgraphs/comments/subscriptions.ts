import { requireScope } from '../../shared/auth/identity.ts';
import type { CommentDocument } from './documents.ts';
import type { Context } from './loaders.ts';
import type { SubscriptionResolvers } from './schema.generated.ts';

/** An event is the source of one execution, of which the context's loaders must know nothing yet. */
function fresh<Event>(event: Event, { loaders }: Context): Event {
  loaders.clear();
  return event;
}

const asComment = { resolve: (comment: CommentDocument, _: unknown, context: Context) => fresh(comment, context) };
const asEvent = { resolve: (event: object, _: unknown, context: Context) => fresh(event, context) };

export const subscriptions = {
  commentCreated: {
    subscribe: (_: unknown, { articleId }, { events }) => events.created(articleId),
    ...asComment,
  },
  commentReplyCreated: {
    subscribe: (_: unknown, { ancestorId }, { events }) => events.replied(ancestorId),
    ...asComment,
  },
  commentEdited: {
    subscribe: (_: unknown, { articleId }, { events }) => events.edited(articleId),
    ...asComment,
  },
  commentStatusUpdated: {
    subscribe: (_: unknown, { articleId }, { events }) => events.statusUpdated(articleId),
    resolve: async ({ _id, status, deleted }: CommentDocument, _: unknown, context: Context) => ({
      commentId: _id,
      newStatus: status,
      deleted,
      comment: await fresh(context.loaders, context).byId(_id),
    }),
  },
  commentFeatured: {
    subscribe: (_: unknown, { articleId }, { events }) => events.featured(articleId),
    ...asComment,
  },
  commentEnteredModerationQueue: {
    subscribe: (_: unknown, { queue }, { events, identity }) => {
      requireScope(identity, 'comments:moderate');
      return events.enteredQueue(queue);
    },
    ...asEvent,
  },
  commentLeftModerationQueue: {
    subscribe: (_: unknown, { queue }, { events, identity }) => {
      requireScope(identity, 'comments:moderate');
      return events.leftQueue(queue);
    },
    ...asEvent,
  },
} as SubscriptionResolvers;
