import type { Role } from '../../../shared/auth/identity.ts';
import { cleanText, isBlank } from '../../../shared/text/text-faults.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import type { CommentDocument, CommentStatus, ThreadDocument, UserDocument } from '../store/documents.ts';
import { problem, type UserProblem } from './errors.ts';
import type { CommentSettings } from './settings.ts';
import type { Wordlist } from './wordlist.ts';

/** Decides whether a text may be published: an ordered list of pure phases. */

/** The input of the phases. */
export interface Draft {
  /** In Unicode NFC, without white space around it. */
  readonly body: string;
  readonly role: Role;
  readonly thread: ThreadDocument | null;
  readonly user: UserDocument | null;
  /** The same user's comments of the last minutes, newest first; none for an edit. */
  readonly recent: readonly Pick<CommentDocument, 'body' | 'createdAt'>[];
  readonly now: Date;
  readonly settings: CommentSettings;
  readonly wordlist: Wordlist;
}

/** A refusal, or a status that hides the comment from the public until a moderator has reviewed it. */
type Verdict = { readonly refusal: UserProblem } | { readonly hold: CommentStatus };

type Phase = (draft: Draft) => Verdict | undefined;

export type IntakeResult = { readonly refusal: UserProblem } | { readonly status: CommentStatus };

/** How long an identical text counts as repeated; at least a minute, for the rate limit. */
export const RECENT_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
const LINK = /(?:https?:\/\/|www\.)[^\s]+/giu;

/** The stored text. */
export const cleanBody = (body: string) => cleanText(body.replaceAll(/\r\n?/g, '\n'));

const length: Phase = ({ body, settings: { maxLength } }) => {
  // A text cannot have more code points than units, so a huge one is not scanned.
  const size = body.length > 4 * maxLength ? body.length : [...body].length;
  if (size <= maxLength) return undefined;
  return refuse('COMMENT_TOO_LONG', `댓글은 ${maxLength}자까지 쓸 수 있습니다.`, 'body');
};

const empty: Phase = ({ body }) =>
  isBlank(body) ? refuse('COMMENT_EMPTY', '댓글 내용을 입력해 주세요.', 'body') : undefined;

const threadState: Phase = ({ thread, now, settings, role }) => {
  if (thread?.closedAt && thread.closedAt <= now) return refuse('THREAD_CLOSED', '댓글이 닫힌 기사입니다.');
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
  if (user.deletedAt || user.deletionRequestedAt) return problem('ACCOUNT_DELETED', '탈퇴한 계정입니다.');
  if (user.bannedAt) return problem('USER_BANNED', '댓글 이용이 제한된 계정입니다.');
  if (user.suspendedUntil && user.suspendedUntil > now) {
    return problem('USER_SUSPENDED', `${formatSeoulTime(user.suspendedUntil)}까지 댓글을 쓸 수 없습니다.`);
  }
  if (user.warning && !user.warning.acknowledgedAt) {
    return problem('USER_WARNED', `운영자의 안내를 먼저 확인해 주세요: ${user.warning.message}`);
  }
  return undefined;
}

const rate: Phase = ({ recent, now, settings, role }) => {
  if (isTeam(role)) return undefined;
  const inLastMinute = recent.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < MINUTE_MS).length;
  if (inLastMinute < settings.commentsPerMinute) return undefined;
  return refuse('RATE_LIMITED', '댓글을 너무 자주 쓰고 있습니다. 잠시 뒤에 다시 시도해 주세요.');
};

const links: Phase = ({ body, settings, role }) =>
  !isTeam(role) && (body.match(LINK)?.length ?? 0) > settings.maxLinks ? { hold: 'SYSTEM_WITHHELD' } : undefined;

const repeatedText: Phase = ({ body, recent, role }) =>
  !isTeam(role) && recent.some(comment => comment.body !== null && fold(comment.body) === fold(body))
    ? refuse('COMMENT_REPEATED', '방금 쓴 댓글과 같은 내용입니다.', 'body')
    : undefined;

const words: Phase = ({ body, wordlist, role }) => {
  const found = wordlist.find(body);
  if (found?.kind === 'banned') return refuse('BANNED_WORD', '쓸 수 없는 말이 들어 있습니다.', 'body');
  return found && !isTeam(role) ? { hold: 'PREMOD' } : undefined;
};

/** In this order: checks that are cheap and easy to fix come first. */
const PHASES: readonly Phase[] = [length, empty, threadState, userState, rate, links, repeatedText, words];

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

function refuse(code: UserProblem['code'], message: string, ...field: string[]): Verdict {
  return { refusal: problem(code, message, ...field) };
}
