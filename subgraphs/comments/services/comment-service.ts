import { createHash, randomBytes } from 'node:crypto';
import type { Identity } from '../../../shared/auth/identity.ts';
import { userIdOf } from '../../../shared/auth/user-id.ts';
import { badInput } from '../../../shared/errors/errors.ts';
import { cleanText, isBlank } from '../../../shared/text/text-faults.ts';
import { deleted, edited, flagged } from '../store/comment-changes.ts';
import type { CommentTag } from '../store/comment-lists.ts';
import {
  type CommentDocument,
  type CommentStatus,
  counts,
  createComment,
  type FlagReason,
  isPublic,
  isReadable,
  type StoredComment,
  type UserDocument,
} from '../store/documents.ts';
import type { CommentRepository } from '../store/repository.ts';
import type { AccountService } from './account-service.ts';
import type { ArticleVisibility } from './article-visibility.ts';
import { closingTime } from './closing-time.ts';
import { Refusal, refuse } from './errors.ts';
import { cleanBody, RECENT_MS, takeIn } from './intake.ts';
import type { Judge, JudgedComment } from './judge.ts';
import { concernedBy } from './mentions.ts';
import { MESSAGES } from './messages.ts';
import type { CommentSettings } from './settings.ts';
import { readArticleId } from './thread-writer.ts';
import { createWordlist } from './wordlist.ts';

const MAX_RECENT = 50;
const MAX_DETAILS = 500;
const MAX_MUTATION_ID = 200;

export type CommentService = ReturnType<typeof createCommentService>;

interface CommentServiceDependencies {
  readonly repository: CommentRepository;
  readonly accounts: AccountService;
  readonly articles: ArticleVisibility;
  readonly judge: Judge;
  readonly settings: CommentSettings;
  readonly now: () => Date;
}

/** Creates a comment from a user's text. */
function createPublisher({ repository, accounts, articles, judge, settings, now }: CommentServiceDependencies) {
  const wordlist = createWordlist(settings.wordlist);

  /** Stores a comment once per mutation, however often and wherever it is retried. */
  async function publish(identity: Identity, where: ReplyTarget, body: string, mutationId: string | null | undefined) {
    const mutationKey = mutationKeyOf(identity, mutationId);
    const known = async () => (mutationKey === undefined ? null : repository.findByMutation(mutationKey));
    const text = cleanBody(body);
    const mutationFingerprint = fingerprintOf(where, text);
    const same = (found: CommentDocument): CommentDocument => {
      const fingerprint = found.mutationFingerprint;
      if (fingerprint === undefined || fingerprint === mutationFingerprint) return found;
      throw refuse('IDEMPOTENCY_KEY_REUSED', MESSAGES.idempotencyKeyReused, 'clientMutationId');
    };
    const earlier = await known();
    if (earlier) return same(earlier);
    try {
      const comment = await draft(identity, where, text, mutationKey && { mutationKey, mutationFingerprint });
      const outcome = await repository.insertComment(comment);
      if (outcome === 'NO_PARENT') throw refuse('PARENT_NOT_FOUND', MESSAGES.parentNotFound, 'parentId');
      if (outcome === 'INSERTED') return comment;
    } catch (error) {
      // Of two concurrent retries, the slower one is rejected as a repetition of the faster.
      if (!(error instanceof Refusal)) throw error;
      const first = await known();
      if (first) return same(first);
      throw error;
    }
    return same((await known()) as CommentDocument);
  }

  /** What the site's own service makes of a comment that would be published. */
  async function judged(status: CommentStatus, { _id, role }: UserDocument, what: JudgedComment) {
    if (status !== 'NONE' || role !== 'COMMENTER') return status;
    const verdict = await judge({ ...what, authorId: _id });
    if (verdict === 'refuse') throw refuse('REFUSED_BY_SITE', MESSAGES.refusedBySite, 'body');
    return verdict === 'hold' ? 'SYSTEM_WITHHELD' : status;
  }

  async function draft(
    identity: Identity,
    { articleId, parent }: ReplyTarget,
    body: string,
    mutation?: Pick<CommentDocument, 'mutationKey' | 'mutationFingerprint'> | '',
  ) {
    const at = now();
    const [article, thread, user, recent] = await Promise.all([
      articles.find(articleId),
      repository.findThread(articleId),
      accounts.enter(identity),
      repository.findRecentOf(userIdOf(identity), new Date(at.getTime() - RECENT_MS), MAX_RECENT),
    ]);
    const result = takeIn({
      body,
      articleId,
      role: user.role,
      closedAt: closingTime(thread, article, settings),
      thread,
      user,
      recent,
      now: at,
      settings,
      wordlist,
    });
    if ('refusal' in result) throw new Refusal(result.refusal);
    if (!article.isPublic)
      throw refuse('ARTICLE_NOT_FOUND', MESSAGES.articleNotFound, parent ? 'parentId' : 'articleId');
    const parentAuthorId = parent?.author?.id ?? null;
    return createComment({
      _id: createCommentId(at),
      articleId,
      parentId: parent?._id ?? null,
      ancestorIds: parent ? [parent._id, ...parent.ancestorIds] : [],
      parentAuthorId: parentAuthorId === user._id ? null : parentAuthorId,
      notifies: await concernedBy(repository, user._id, parent, body),
      body,
      author: { id: user._id, username: user.username },
      status: await judged(result.status, user, { body, articleId, parentId: parent?._id ?? null }),
      createdAt: at,
      tags: user.role === 'COMMENTER' ? [] : [user.role satisfies CommentTag],
      ...mutation,
    });
  }

  return { publish, wordlist };
}

/** Reactions and reports of readers. */
function reactions({ repository, accounts, now }: CommentServiceDependencies) {
  return {
    async act(identity: Identity, commentId: string, kind: Kind, wanted: boolean): Promise<CommentDocument> {
      const userId = userIdOf(identity);
      const counter = kind === 'REACTION' ? 'reactionCount' : 'dontAgreeCount';
      await accounts.enter(identity, 'active');
      const comment = visible(await repository.findByIds([commentId]));
      if (wanted && comment.author?.id === userId) throw refuse('OWN_COMMENT', MESSAGES.ownComment, 'commentId');
      const action = { userId, type: kind, createdAt: now() };
      if (wanted) await repository.addAction(commentId, action, counter);
      else await repository.removeAction(commentId, userId, kind, counter);
      return visible(await repository.findByIds([commentId]));
    },

    async flag(
      identity: Identity,
      input: { commentId: string; reason: FlagReason; additionalDetails?: string | null },
    ): Promise<CommentDocument> {
      const stated = input.additionalDetails;
      const details = stated == null || isBlank(stated) ? null : cleanText(stated);
      if (details !== null && [...details].length > MAX_DETAILS) {
        throw badInput('input.additionalDetails', `${[...details].length} characters`, `up to ${MAX_DETAILS}`);
      }
      const user = await accounts.enter(identity, 'active');
      const flag = { userId: user._id, type: 'FLAG' as const, reason: input.reason, details, createdAt: now() };
      const comment = await repository.changeComment(input.commentId, found => {
        if (found.deleted) throw gone();
        if (found.author?.id === user._id) throw refuse('OWN_COMMENT', MESSAGES.ownComment, 'commentId');
        return flagged(found, flag);
      });
      return visible(comment ? [comment] : []);
    },
  };
}

/** What readers can do. Problems that a user can react to are thrown as Refusal. */
export function createCommentService(dependencies: CommentServiceDependencies) {
  const { repository, accounts, articles, settings, now } = dependencies;
  const { publish, wordlist } = createPublisher(dependencies);

  /** @param change receives only comments of the viewer that are not deleted */
  async function changeOwn(
    identity: Identity,
    id: string,
    change: Parameters<CommentRepository['changeComment']>[1],
    everybodys = false,
  ): Promise<StoredComment> {
    const viewerId = userIdOf(identity);
    const comment = await repository.changeComment(id, found => {
      if (found.deleted && change === deleted) return null;
      if (found.deleted) throw gone();
      if (!everybodys && found.author?.id !== viewerId) {
        throw isReadable(found) ? refuse('NOT_YOUR_COMMENT', MESSAGES.notYourComment, 'commentId') : notFound();
      }
      return change(found);
    });
    if (!comment) throw notFound();
    return comment;
  }

  return {
    create: (identity: Identity, input: { articleId: string; body: string; clientMutationId?: string | null }) =>
      publish(
        identity,
        { articleId: readArticleId(input.articleId), parent: null },
        input.body,
        input.clientMutationId,
      ),

    async reply(identity: Identity, input: { parentId: string; body: string; clientMutationId?: string | null }) {
      const [parent] = await repository.findByIds([input.parentId]);
      if (!parent || !counts(parent)) throw refuse('PARENT_NOT_FOUND', MESSAGES.parentNotFound, 'parentId');
      if (parent.ancestorIds.length >= settings.maxReplyDepth) {
        throw refuse('REPLY_TOO_DEEP', MESSAGES.replyTooDeep, 'parentId');
      }
      return publish(identity, { articleId: parent.articleId, parent }, input.body, input.clientMutationId);
    },

    async edit(identity: Identity, input: { commentId: string; body: string }): Promise<CommentDocument> {
      const body = cleanBody(input.body);
      const [known] = await repository.findByIds([input.commentId]);
      if (!known || (!isReadable(known) && known.author?.id !== userIdOf(identity))) throw notFound();
      const [thread, user, article] = await Promise.all([
        repository.findThread(known.articleId),
        accounts.enter(identity),
        articles.find(known.articleId),
      ]);
      return changeOwn(identity, input.commentId, comment => {
        const at = now();
        if (comment.status === 'REJECTED')
          throw refuse('COMMENT_NOT_PUBLISHED', MESSAGES.commentNotPublished, 'commentId');
        if (at >= editableUntil(comment, settings)) {
          throw refuse('EDIT_WINDOW_PASSED', MESSAGES.editWindowPassed(settings.editWindowSeconds), 'commentId');
        }
        const result = takeIn({
          body,
          articleId: known.articleId,
          role: user.role,
          closedAt: closingTime(thread, article, settings),
          thread,
          user,
          recent: [],
          now: at,
          settings,
          wordlist,
        });
        if ('refusal' in result) throw new Refusal(result.refusal);
        // A comment that waits for a moderator keeps waiting, whatever its new text.
        return edited(comment, body, isPublic(comment) ? result.status : comment.status, at);
      });
    },

    /** Deleting again has no effect. */
    remove: (identity: Identity, commentId: string) =>
      changeOwn(identity, commentId, deleted, identity.scopes.has('comments:moderate')),

    ...reactions(dependencies),
  };
}

type Kind = 'REACTION' | 'DONT_AGREE';

interface ReplyTarget {
  readonly articleId: string;
  readonly parent: CommentDocument | null;
}

export const editableUntil = ({ createdAt }: Pick<CommentDocument, 'createdAt'>, settings: CommentSettings) =>
  new Date(createdAt.getTime() + settings.editWindowSeconds * 1000);

export const gone = () => refuse('COMMENT_DELETED', MESSAGES.commentDeleted, 'commentId');

const notFound = () => refuse('COMMENT_NOT_FOUND', MESSAGES.commentNotFound, 'commentId');

function visible([comment]: readonly CommentDocument[]): CommentDocument {
  if (!comment || !isReadable(comment)) throw notFound();
  if (comment.deleted) throw gone();
  return comment;
}

/** What a `clientMutationId` was used for: the mutation, its place and its text. */
function fingerprintOf({ articleId, parent }: ReplyTarget, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify(parent ? ['reply', parent._id, text] : ['comment', articleId, text]))
    .digest('base64url');
}

/** Scoped to a user: the same id of another user is another mutation. */
function mutationKeyOf(identity: Identity, id: string | null | undefined): string | undefined {
  if (id == null || id === '') return undefined;
  if (id.length > MAX_MUTATION_ID) {
    throw badInput('input.clientMutationId', `${id.length} characters`, `up to ${MAX_MUTATION_ID}`);
  }
  return JSON.stringify([userIdOf(identity), id]);
}

/** A UUID of version 7 (RFC 9562): ids grow with time, so that equal sort values are in the order of writing. */
function createCommentId(time: Date): string {
  const hex = `${time.getTime().toString(16).padStart(12, '0')}7${randomBytes(10).toString('hex').slice(0, 19)}`;
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  const all = hex.slice(0, 16) + variant + hex.slice(17);
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join('-');
}
