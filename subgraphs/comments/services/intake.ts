import type { Role } from '../../../shared/auth/identity.ts';
import { cleanText, isBlank } from '../../../shared/text/text-faults.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import type { CommentDocument, CommentStatus, ThreadDocument, UserDocument } from '../store/documents.ts';
import { type InLocales, problem, type UserProblem } from './errors.ts';
import { MESSAGES } from './messages.ts';
import type { CommentSettings } from './settings.ts';
import type { Wordlist } from './wordlist.ts';

/** Decides whether a text may be published: an ordered list of pure phases. */

/** The input of the phases. */
export interface Draft {
  /** In Unicode NFC, without white space around it. */
  readonly body: string;
  readonly role: Role;
  readonly thread: ThreadDocument | null;
  /** See `closingTime`. */
  readonly closedAt: Date | null;
  readonly user: UserDocument | null;
  /** The same user's comments of the last minutes, newest first; none for an edit. */
  readonly recent: readonly Pick<CommentDocument, 'articleId' | 'body' | 'createdAt'>[];
  readonly articleId: string;
  readonly now: Date;
  readonly settings: CommentSettings;
  readonly wordlist: Wordlist;
}

/** A refusal, or a status that hides the comment from the public until a moderator has reviewed it. */
type Verdict = { readonly refusal: UserProblem } | { readonly hold: CommentStatus };

type Phase = (draft: Draft) => Verdict | undefined;

export type IntakeResult = { readonly refusal: UserProblem } | { readonly status: CommentStatus };

/** How far back a user's comments are looked at: the longest slow mode. */
export const RECENT_MS = 60 * 60_000;
/** How long an identical text counts as repeated. */
const REPEATED_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
const LINK = /(?:https?:\/\/|www\.)[^\s]+/giu;

/** The stored text. */
export const cleanBody = (body: string) => cleanText(body.replaceAll(/\r\n?/g, '\n'));

const length: Phase = ({ body, settings: { maxLength } }) => {
  // A text cannot have more code points than units, so a huge one is not scanned.
  const size = body.length > 4 * maxLength ? body.length : [...body].length;
  if (size <= maxLength) return undefined;
  return refuse('COMMENT_TOO_LONG', MESSAGES.commentTooLong(maxLength), 'body');
};

const empty: Phase = ({ body }) => (isBlank(body) ? refuse('COMMENT_EMPTY', MESSAGES.commentEmpty, 'body') : undefined);

const threadState: Phase = ({ thread, closedAt, now, settings, role }) => {
  if (closedAt && closedAt <= now) return refuse('THREAD_CLOSED', MESSAGES.threadClosed);
  if (isTeam(role)) return undefined;
  return settings.premoderated || thread?.premoderated ? { hold: 'PREMOD' } : undefined;
};

const userState: Phase = ({ user, now }) => {
  const refusal = userRefusal(user, now);
  if (refusal) return { refusal };
  return user?.premoderatedAt ? { hold: 'PREMOD' } : undefined;
};

/** Why a user may not comment now, whatever they write. */
export function userRefusal(user: UserDocument | null, now: Date): UserProblem | undefined {
  if (!user) return undefined;
  if (user.deletedAt || user.deletionRequestedAt) return problem('ACCOUNT_DELETED', MESSAGES.accountDeleted);
  if (user.bannedAt) return problem('USER_BANNED', MESSAGES.userBanned);
  if (user.suspendedUntil && user.suspendedUntil > now) {
    return problem('USER_SUSPENDED', MESSAGES.userSuspended(formatSeoulTime(user.suspendedUntil)));
  }
  if (user.warning && !user.warning.acknowledgedAt) {
    return problem('USER_WARNED', MESSAGES.userWarned(user.warning.message));
  }
  return undefined;
}

const rate: Phase = ({ recent, now, settings, role }) => {
  if (isTeam(role)) return undefined;
  const inLastMinute = recent.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < MINUTE_MS).length;
  if (inLastMinute < settings.commentsPerMinute) return undefined;
  return refuse('RATE_LIMITED', MESSAGES.rateLimited);
};

const slowMode: Phase = ({ recent, thread, articleId, now, role }) => {
  const seconds = thread?.slowModeSeconds ?? 0;
  const last = recent.find(comment => comment.articleId === articleId);
  if (seconds === 0 || !last || isTeam(role)) return undefined;
  const left = Math.ceil((last.createdAt.getTime() - now.getTime()) / 1000 + seconds);
  return left > 0 ? refuse('SLOW_MODE', MESSAGES.slowMode(left)) : undefined;
};

const links: Phase = ({ body, settings, role }) =>
  !isTeam(role) && (body.match(LINK)?.length ?? 0) > settings.maxLinks ? { hold: 'SYSTEM_WITHHELD' } : undefined;

const repeatedText: Phase = ({ body, recent, role, now }) =>
  !isTeam(role) &&
  recent.some(
    comment =>
      comment.body !== null &&
      now.getTime() - comment.createdAt.getTime() < REPEATED_MS &&
      fold(comment.body) === fold(body),
  )
    ? refuse('COMMENT_REPEATED', MESSAGES.commentRepeated, 'body')
    : undefined;

const words: Phase = ({ body, wordlist, role }) => {
  const found = wordlist.find(body);
  if (found?.kind === 'banned') return refuse('BANNED_WORD', MESSAGES.bannedWord, 'body');
  return found && !isTeam(role) ? { hold: 'PREMOD' } : undefined;
};

/** In this order: checks that are cheap and easy to fix come first. */
const PHASES: readonly Phase[] = [length, empty, threadState, userState, rate, slowMode, links, repeatedText, words];

/** @returns the first refusal, else the initial status of the comment */
export function takeIn(draft: Draft): IntakeResult {
  let status: CommentStatus = isTeam(draft.role) ? 'APPROVED' : 'NONE';
  for (const phase of PHASES) {
    const verdict = phase(draft);
    if (!verdict) continue;
    if ('refusal' in verdict) return verdict;
    // If several phases hold it back, the first one gives the reason.
    if (status === 'NONE') status = verdict.hold;
  }
  return { status };
}

const isTeam = (role: Role) => role !== 'COMMENTER';

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{C}]/gu, '');

function refuse(code: UserProblem['code'], message: InLocales, ...field: string[]): Verdict {
  return { refusal: problem(code, message, ...field) };
}
