import { type Identity, requireIdentity, requireScope } from '../../../shared/auth/identity.ts';
import { userIdOf } from '../../../shared/auth/user-id.ts';
import type { ArticleReference, Context, UserReference } from '../loaders/loaders.ts';
import { Refusal, type UserProblem } from '../services/errors.ts';
import type { CommentDocument } from '../store/documents.ts';
import type { MutationResolvers } from './resolvers.generated.ts';

/** Each mutation checks its permission, calls one service, and returns refusals as the payload's `errors`. */

interface Input {
  readonly clientMutationId?: string | null;
}

type Work<I, Result> = (input: I, who: Identity, context: Context) => Promise<Result>;

interface Outcome<Result> {
  readonly result: Result | null;
  readonly errors: readonly UserProblem[];
  readonly clientMutationId: string | null;
}

function mutation<I extends Input, Result, Payload>(
  right: 'reader' | 'moderator',
  work: Work<I, Result>,
  payloadOf: (result: Result | null) => Payload,
) {
  return async (_: unknown, { input }: { input: I }, context: Context) => {
    const { identity } = context;
    const who = right === 'reader' ? requireIdentity(identity) : requireScope(identity, 'comments:moderate');
    const { result, ...rest } = await attempt(input, () => work(input, who, context));
    context.loaders.clear();
    return { ...payloadOf(result), ...rest };
  };
}

async function attempt<Result>(input: Input, work: () => Promise<Result>): Promise<Outcome<Result>> {
  const clientMutationId = input.clientMutationId ?? null;
  try {
    return { result: await work(), errors: [], clientMutationId };
  } catch (error) {
    if (error instanceof Refusal) return { result: null, errors: [error.problem], clientMutationId };
    throw error;
  }
}

const onComment = <I extends Input>(right: 'reader' | 'moderator', work: Work<I, CommentDocument>) =>
  mutation(right, work, comment => ({ comment }));

const onThread = <I extends Input & { readonly articleId: string }>(work: Work<I, void>) =>
  mutation<I, ArticleReference, { article: ArticleReference | null }>(
    'moderator',
    async (input, who, context) => {
      await work(input, who, context);
      return { id: input.articleId };
    },
    article => ({ article }),
  );

const onUser = <I extends Input & { readonly userId?: string }>(right: 'reader' | 'moderator', work: Work<I, void>) =>
  mutation<I, UserReference, { user: UserReference | null }>(
    right,
    async (input, who, context) => {
      await work(input, who, context);
      return { id: input.userId ?? userIdOf(who) };
    },
    user => ({ user }),
  );

type OnComment = Input & { readonly commentId: string };
type OnThread = Input & { readonly articleId: string };
type OnUser = Input & { readonly userId: string };

export const mutations: MutationResolvers = {
  async upsertCommentThread(_, { input }, { identity, writer }) {
    requireScope(identity, 'comments:moderate');
    const outcome = await writer.upsert(input);
    return { article: { id: input.articleId }, outcome, clientMutationId: input.clientMutationId ?? null };
  },
  createComment: onComment('reader', (input: OnThread & { body: string }, who, { comments }) =>
    comments.create(who, input),
  ),
  createCommentReply: onComment('reader', (input: Input & { parentId: string; body: string }, who, { comments }) =>
    comments.reply(who, input),
  ),
  editComment: onComment('reader', (input: OnComment & { body: string }, who, { comments }) =>
    comments.edit(who, input),
  ),
  deleteComment: mutation(
    'reader',
    ({ commentId }: OnComment, who, { comments }) => comments.remove(who, commentId),
    comment => ({ comment: comment as CommentDocument | null, isFinal: true }),
  ),
  createCommentReaction: onComment('reader', ({ commentId }: OnComment, who, { comments }) =>
    comments.act(who, commentId, 'REACTION', true),
  ),
  removeCommentReaction: onComment('reader', ({ commentId }: OnComment, who, { comments }) =>
    comments.act(who, commentId, 'REACTION', false),
  ),
  createCommentDontAgree: onComment('reader', ({ commentId }: OnComment, who, { comments }) =>
    comments.act(who, commentId, 'DONT_AGREE', true),
  ),
  removeCommentDontAgree: onComment('reader', ({ commentId }: OnComment, who, { comments }) =>
    comments.act(who, commentId, 'DONT_AGREE', false),
  ),
  createCommentFlag: onComment(
    'reader',
    (input: Parameters<Context['comments']['flag']>[1] & Input, who, { comments }) => comments.flag(who, input),
  ),
  approveComment: onComment('moderator', ({ commentId }: OnComment, who, { moderation }) =>
    moderation.approve(who, commentId),
  ),
  rejectComment: onComment(
    'moderator',
    (input: Parameters<Context['moderation']['reject']>[1] & Input, who, { moderation }) =>
      moderation.reject(who, input),
  ),
  featureComment: onComment('moderator', ({ commentId }: OnComment, who, { moderation }) =>
    moderation.feature(who, commentId),
  ),
  unfeatureComment: onComment('moderator', ({ commentId }: OnComment, who, { moderation }) =>
    moderation.unfeature(who, commentId),
  ),
  openThread: onThread(({ articleId }: OnThread, who, { moderation }) => moderation.open(who, articleId)),
  closeThread: onThread(({ articleId, closeAt }: OnThread & { closeAt?: Date | null }, who, { moderation }) =>
    moderation.close(who, articleId, closeAt),
  ),
  premoderateThread: onThread(({ articleId, enabled = true }: OnThread & { enabled?: boolean }, who, { moderation }) =>
    moderation.premoderate(who, articleId, enabled),
  ),
  banUser: onUser('moderator', (input: Parameters<Context['moderation']['ban']>[1] & Input, who, { moderation }) =>
    moderation.ban(who, input),
  ),
  slowThread: onThread(({ articleId, seconds }: OnThread & { seconds: number }, who, { moderation }) =>
    moderation.slow(who, articleId, seconds),
  ),
  removeUserBan: onUser('moderator', ({ userId }: OnUser, who, { moderation }) => moderation.unban(who, userId)),
  suspendUser: onUser(
    'moderator',
    ({ userId, until, reason }: OnUser & { until: Date; reason?: string | null }, who, { moderation }) =>
      moderation.suspend(who, userId, until, reason),
  ),
  removeUserSuspension: onUser('moderator', ({ userId }: OnUser, who, { moderation }) =>
    moderation.unsuspend(who, userId),
  ),
  warnUser: onUser('moderator', ({ userId, message }: OnUser & { message: string }, who, { moderation }) =>
    moderation.warn(who, userId, message),
  ),
  acknowledgeWarning: onUser('reader', (_input: Input, who, { accounts }) => accounts.acknowledgeWarning(who)),
  premodUser: onUser('moderator', ({ userId }: OnUser, who, { moderation }) => moderation.premod(who, userId)),
  removeUserPremod: onUser('moderator', ({ userId }: OnUser, who, { moderation }) => moderation.unpremod(who, userId)),
  ignoreUser: onUser('reader', ({ userId }: OnUser, who, { accounts }) => accounts.ignore(who, userId, true)),
  removeUserIgnore: onUser('reader', ({ userId }: OnUser, who, { accounts }) => accounts.ignore(who, userId, false)),
  markNotificationsSeen: onUser('reader', ({ until }: Input & { until?: Date | null }, who, { accounts }) =>
    accounts.markSeen(who, until),
  ),
  cancelAccountDeletion: onUser('reader', (_input: Input, who, { accounts }) => accounts.cancelDeletion(who)),
  requestAccountDeletion: onUser('reader', (input: Input & { deleteComments?: boolean }, who, { accounts }) =>
    accounts.requestDeletion(who, input.deleteComments ?? false),
  ),
};
