import { randomUUID } from 'node:crypto';
import { type Identity, ROLES } from '../../../shared/auth/identity.ts';
import { userIdOf } from '../../../shared/auth/user-id.ts';
import { badInput } from '../../../shared/errors/errors.ts';
import { cleanText, isBlank } from '../../../shared/text/text-faults.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import { type CommentChange, featured, unfeatured, withStatus } from '../store/comment-changes.ts';
import type {
  CommentDocument,
  ModerationAction,
  ModerationLogEntry,
  RejectionReason,
  StoredComment,
  UserDocument,
} from '../store/documents.ts';
import type { CommentRepository } from '../store/repository.ts';
import { newUser, readUserId, rejectAllOf } from './account-service.ts';
import { gone } from './comment-service.ts';
import { refuse } from './errors.ts';
import { MESSAGES } from './messages.ts';
import { readArticleId } from './thread-writer.ts';

const MAX_MESSAGE = 500;
/** As far back as the comments of a reader are looked at. */
const MAX_SLOW_MODE_SECONDS = 3_600;

interface RejectInput {
  readonly commentId: string;
  readonly reason?: RejectionReason | null | undefined;
  readonly note?: string | null | undefined;
}

interface BanInput {
  readonly userId: string;
  readonly reason?: string | null | undefined;
  readonly rejectExistingComments?: boolean;
}

export type ModerationService = ReturnType<typeof createModerationService>;

const createEntries =
  (now: () => Date) =>
  (identity: Identity, action: ModerationAction, about: Partial<ModerationLogEntry>): ModerationLogEntry => ({
    _id: randomUUID(),
    createdAt: now(),
    moderator: { id: userIdOf(identity), username: identity.name ?? null },
    action,
    commentId: null,
    userId: null,
    articleId: null,
    details: null,
    ...about,
  });

type EntryOf = ReturnType<typeof createEntries>;

function threadModeration(repository: CommentRepository, entryOf: EntryOf, now: () => Date) {
  return {
    async open(by: Identity, id: string): Promise<void> {
      const articleId = readArticleId(id);
      await repository.changeThread(
        articleId,
        { closedAt: null, keptOpen: true },
        entryOf(by, 'OPEN_THREAD', { articleId }),
      );
    },

    async close(by: Identity, id: string, closeAt: Date | null | undefined): Promise<void> {
      const articleId = readArticleId(id);
      const closedAt = closeAt ?? now();
      const details = closeAt ? formatSeoulTime(closedAt) : null;
      await repository.changeThread(
        articleId,
        { closedAt, keptOpen: false },
        entryOf(by, 'CLOSE_THREAD', { articleId, details }),
      );
    },

    async premoderate(by: Identity, id: string, enabled: boolean): Promise<void> {
      const articleId = readArticleId(id);
      const action = enabled ? 'PREMODERATE_THREAD' : 'POSTMODERATE_THREAD';
      await repository.changeThread(articleId, { premoderated: enabled }, entryOf(by, action, { articleId }));
    },

    async slow(by: Identity, id: string, seconds: number): Promise<void> {
      const articleId = readArticleId(id);
      if (seconds < 0 || seconds > MAX_SLOW_MODE_SECONDS) {
        throw badInput('input.seconds', String(seconds), `0 to ${MAX_SLOW_MODE_SECONDS}`);
      }
      const entry = entryOf(by, 'SLOW_THREAD', { articleId, details: `${seconds} s` });
      await repository.changeThread(articleId, { slowModeSeconds: seconds }, entry);
    },
  };
}

/** What moderators can do. Each action is logged in the same transaction. */
export function createModerationService(repository: CommentRepository, now: () => Date) {
  const entryOf = createEntries(now);

  async function decide(
    moderator: Identity,
    commentId: string,
    action: ModerationAction,
    change: (comment: StoredComment) => CommentChange | null,
    details: string | null = null,
  ): Promise<CommentDocument> {
    const comment = await repository.changeComment(
      commentId,
      found => {
        if (found.deleted) throw gone();
        return change(found);
      },
      entryOf(moderator, action, { commentId, details }),
    );
    if (!comment) throw refuse('COMMENT_NOT_FOUND', MESSAGES.commentNotFound, 'commentId');
    return comment;
  }

  /** The scope makes somebody a moderator, whatever role their token has. */
  async function requireRank(moderator: Identity, userId: string): Promise<void> {
    if (userId === userIdOf(moderator)) throw refuse('OWN_ACCOUNT', MESSAGES.ownAccount, 'userId');
    if (moderator.role === 'ADMIN') return;
    const [user] = await repository.findUsers([userId]);
    if (user && ROLES.indexOf(user.role) >= ROLES.indexOf('MODERATOR')) {
      throw refuse('USER_OUTRANKS_YOU', MESSAGES.userOutranksYou, 'userId');
    }
  }

  const changeUser = async (
    moderator: Identity,
    userId: string,
    action: ModerationAction,
    set: Partial<UserDocument>,
    details: string | null = null,
  ) => {
    const id = readUserId(userId);
    await requireRank(moderator, id);
    return repository.changeUser(newUser(id, now()), set, entryOf(moderator, action, { userId: id, details }));
  };

  return {
    approve: (by: Identity, id: string) => decide(by, id, 'APPROVE_COMMENT', one => withStatus(one, 'APPROVED')),
    reject(by: Identity, { commentId, reason = null, note }: RejectInput) {
      const rejection = { reason, note: readMessage('input.note', note) };
      const isSaid = rejection.reason !== null || rejection.note !== null;
      const details = isSaid ? [rejection.reason, rejection.note].filter(Boolean).join(': ') : null;
      const change = (one: StoredComment) => withStatus(one, 'REJECTED', isSaid ? rejection : null);
      return decide(by, commentId, 'REJECT_COMMENT', change, details);
    },
    feature: (by: Identity, id: string) =>
      decide(by, id, 'FEATURE_COMMENT', comment => {
        if (comment.visible) return featured(comment);
        throw refuse('COMMENT_NOT_PUBLISHED', MESSAGES.commentNotPublishedToFeature, 'commentId');
      }),
    unfeature: (by: Identity, id: string) => decide(by, id, 'UNFEATURE_COMMENT', unfeatured),

    ...threadModeration(repository, entryOf, now),

    async ban(by: Identity, { userId, reason, rejectExistingComments = false }: BanInput): Promise<void> {
      const set = { bannedAt: now(), ...(rejectExistingComments && { rejectingComments: true }) };
      await changeUser(by, userId, 'BAN_USER', set, readMessage('input.reason', reason));
      if (rejectExistingComments) await rejectAllOf(repository, userId);
    },
    unban: (by: Identity, id: string) => changeUser(by, id, 'REMOVE_USER_BAN', { bannedAt: null }),

    suspend(by: Identity, id: string, until: Date, reason: string | null | undefined) {
      if (until <= now()) throw badInput('input.until', formatSeoulTime(until), 'a time in the future');
      const details = [formatSeoulTime(until), readMessage('input.reason', reason)].filter(Boolean).join(' ');
      return changeUser(by, id, 'SUSPEND_USER', { suspendedUntil: until }, details);
    },
    unsuspend: (by: Identity, id: string) => changeUser(by, id, 'REMOVE_USER_SUSPENSION', { suspendedUntil: null }),

    warn(by: Identity, id: string, text: string) {
      const message = readMessage('input.message', text);
      if (message === null) throw badInput('input.message', 'nothing', `1 to ${MAX_MESSAGE} characters`);
      const warning = { message, createdAt: now(), acknowledgedAt: null };
      return changeUser(by, id, 'WARN_USER', { warning }, message);
    },

    premod: (by: Identity, id: string) => changeUser(by, id, 'PREMOD_USER', { premoderatedAt: now() }),
    unpremod: (by: Identity, id: string) => changeUser(by, id, 'REMOVE_USER_PREMOD', { premoderatedAt: null }),
  };
}

function readMessage(path: string, text: string | null | undefined): string | null {
  const clean = text == null || isBlank(text) ? null : cleanText(text);
  if (clean !== null && [...clean].length > MAX_MESSAGE) {
    throw badInput(path, `${[...clean].length} characters`, `up to ${MAX_MESSAGE}`);
  }
  return clean;
}
