import { createRandom, isSeededPublished, type Random, seededArticleId } from '../../shared/seed/random.ts';
import { DAY_MS, type OnSeeded, SEED_BATCH, type SeedOptions, writeInBatches } from '../../shared/seed/seed-options.ts';
import { opinion, personName } from '../../shared/seed/words.ts';
import { newUser } from './services/account-service.ts';
import {
  type CommentAction,
  createComment,
  isPublic,
  isShown,
  type StoredComment,
  type UserDocument,
} from './store/documents.ts';
import type { CommentRepository } from './store/repository.ts';

const READERS = 5_000;
/** The number of comments per conversation; conversations are independent of each other. */
const CONVERSATION = 8;
const DEEPEST = 4;
const MAX_REACTIONS = 6;
const REPLY_WITHIN_MS = DAY_MS / 24;

/** Fills the collections with plausible conversations on the seeded articles; existing documents stay unchanged. */
export async function seedComments(
  repository: CommentRepository,
  options: SeedOptions,
  onSeeded: OnSeeded,
): Promise<void> {
  const readers = Math.min(READERS, options.comments);
  await writeInBatches(
    seededReaders(options, readers),
    SEED_BATCH,
    batch => repository.insertNewUsers(batch),
    () => {},
  );
  await writeInBatches(seededComments(options), SEED_BATCH, batch => repository.insertNew(batch), onSeeded);
}

function* seededReaders({ seed, until, days }: SeedOptions, readers: number): Generator<UserDocument> {
  const createdAt = new Date(until.getTime() - days * DAY_MS);
  for (let i = 0; i < readers; i++) yield newUser(readerId(i), createdAt, { username: readerName(seed, i) });
}

function* seededComments(options: SeedOptions): Generator<StoredComment> {
  if (options.articles === 0) return;
  for (let first = 0; first < options.comments; first += CONVERSATION) {
    yield* seededConversation(options, first, Math.min(CONVERSATION, options.comments - first));
  }
}

/** Some top-level comments on one article and the replies to them; a few articles get most of them. */
function seededConversation(options: SeedOptions, first: number, size: number): StoredComment[] {
  const { seed, articles, days, until } = options;
  const random = createRandom(seed, `conversation/${first}`);
  const index = Math.floor(articles * random.next() ** 3);
  // The article before an unpublished one is published.
  const articleId = seededArticleId(seed, isSeededPublished(index) ? index : index - 1);
  const comments: StoredComment[] = [];
  for (let i = 0; i < size; i++) {
    const parent = random.chance(0.6) ? random.pick(comments.length > 0 ? comments : [undefined]) : undefined;
    const repliedTo = parent && isPublic(parent) && parent.ancestorIds.length < DEEPEST ? parent : undefined;
    const start = repliedTo?.createdAt.getTime() ?? until.getTime() - random.next() * days * DAY_MS;
    const span = repliedTo ? Math.min(REPLY_WITHIN_MS, until.getTime() - start) : 0;
    comments.push(
      seededComment(options, random, { id: first + i, articleId, repliedTo, time: start + random.next() * span }),
    );
  }
  return comments.map(comment => ({
    ...comment,
    replyCount: comments.filter(other => other.parentId === comment._id && isShown(other)).length,
  }));
}

interface SeedThread {
  readonly id: number;
  readonly articleId: string;
  readonly repliedTo: StoredComment | undefined;
  readonly time: number;
}

function seededComment(
  { seed }: SeedOptions,
  random: Random,
  { id, articleId, repliedTo, time }: SeedThread,
): StoredComment {
  const reader = random.below(READERS);
  const createdAt = new Date(Math.floor(time));
  const status = random.chance(0.9)
    ? 'NONE'
    : random.pick(['APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD'] as const);
  const actions = isPublic({ status }) ? seededActions(random, createdAt) : [];
  const count = (type: CommentAction['type']) => actions.filter(action => action.type === type).length;
  const parentAuthor = repliedTo?.author?.id ?? null;
  return createComment({
    _id: `seeded-${seed}-${id}`,
    articleId,
    parentId: repliedTo?._id ?? null,
    ancestorIds: repliedTo ? [repliedTo._id, ...repliedTo.ancestorIds] : [],
    parentAuthorId: parentAuthor === readerId(reader) ? null : parentAuthor,
    body: opinion(random),
    author: { id: readerId(reader), username: readerName(seed, reader) },
    status,
    createdAt,
    tags: status === 'APPROVED' && random.chance(0.3) ? ['FEATURED'] : [],
    actions,
    reactionCount: count('REACTION'),
    flagCount: count('FLAG'),
  });
}

function seededActions(random: Random, createdAt: Date): CommentAction[] {
  const most = Math.floor(MAX_REACTIONS * random.next() ** 3);
  const people = [...new Set(Array.from({ length: most }, () => readerId(random.below(READERS))))];
  const reactions = people.map(userId => ({ userId, type: 'REACTION' as const, createdAt }));
  if (!random.chance(0.02)) return reactions;
  const reason = 'COMMENT_REPORTED_SPAM' as const;
  return [...reactions, { userId: readerId(random.below(READERS)), type: 'FLAG', reason, details: null, createdAt }];
}

const readerId = (reader: number) => `reader-${reader}`;
const readerName = (seed: number, reader: number) => personName(createRandom(seed, `reader/${reader}`));
