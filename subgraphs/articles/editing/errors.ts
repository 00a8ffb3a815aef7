import type { GraphQLError } from 'graphql';
import { userError } from '../../../shared/errors/errors.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import type { ArticleStatus, Locale } from '../types/schema.generated.ts';

/** The slug or URL of an upsert belongs to another article. */
export function addressTaken(field: 'slug' | 'url', value: string, holder: string): GraphQLError {
  return userError('CONFLICT', `input.${field}: ${JSON.stringify(value)} belongs to the article ${holder} already.`, {
    argument: `input.${field}`,
    articleId: holder,
  });
}

/** Other writers kept changing the article during the attempts. */
export function writeContention(id: string): GraphQLError {
  return userError('CONFLICT', `The article ${id} is being written by others; try again.`, { articleId: id });
}

/** Other editors kept changing the list during the attempts. */
export function listContention(kind: 'front page' | 'series', name: string): GraphQLError {
  return userError('CONFLICT', `The ${kind} ${name} is being saved by others; try again.`, { name });
}

/** Every code in the `errors` of payloads, with when it happens. */
export const EDITOR_PROBLEMS = {
  NOT_FOUND: 'No article has this id.',
  STALE_REVISION: 'The article, front page or series has been changed since the revision in `expectedRevision`.',
  ADDRESS_TAKEN: 'The slug or URL belongs to another article.',
  WRONG_STATUS: 'The status of the article does not allow this, such as archiving what is archived.',
  TIME_PASSED: 'The time of publication or expiry is not in the future, or the expiry not after the publication.',
} as const;

export interface EditorProblem {
  readonly code: keyof typeof EDITOR_PROBLEMS;
  /** In each language of the site. */
  readonly message: Readonly<Record<Locale, string>>;
  /** The path that it concerns, from `input` on. */
  readonly field: readonly string[];
}

const STATUSES: Readonly<Record<string, string>> = {
  DRAFT: '초안',
  SCHEDULED: '예약',
  PUBLISHED: '게시',
  ARCHIVED: '보관',
};

/** A problem that an editor can react to, as an entry of a payload's `errors`. */
export const editorErrors = {
  notFound: (id: string): EditorProblem => ({
    code: 'NOT_FOUND',
    message: {
      KO: `기사 ${JSON.stringify(id.slice(0, 80))}이(가) 없습니다.`,
      EN: `There is no article ${JSON.stringify(id.slice(0, 80))}.`,
    },
    field: ['input', 'id'],
  }),
  staleRevision: (expected: number, current: number): EditorProblem => ({
    code: 'STALE_REVISION',
    message: {
      KO: `${expected}판 뒤에 기사가 바뀌었습니다. 지금은 ${current}판입니다.`,
      EN: `The article has been changed since revision ${expected}: it is at ${current} now.`,
    },
    field: ['input', 'expectedRevision'],
  }),
  addressTaken: (field: 'slug' | 'url', value: string, holder: string): EditorProblem => ({
    code: 'ADDRESS_TAKEN',
    message: {
      KO: `${JSON.stringify(value)}은(는) 이미 기사 ${holder}의 것입니다.`,
      EN: `${JSON.stringify(value)} belongs to the article ${holder} already.`,
    },
    field: ['input', field],
  }),
  wrongStatus: (status: ArticleStatus, ...expected: ArticleStatus[]): EditorProblem => ({
    code: 'WRONG_STATUS',
    message: {
      KO: `기사가 ${STATUSES[status]} 상태입니다. ${expected.map(one => STATUSES[one]).join(', ')} 상태여야 합니다.`,
      EN: `The article is ${status}; expected ${expected.join(' or ')}.`,
    },
    field: ['input', 'id'],
  }),
  timePassed: (publishAt: Date, now: Date): EditorProblem => ({
    code: 'TIME_PASSED',
    message: {
      KO: `${formatSeoulTime(publishAt)}은(는) 이미 지났습니다. 지금은 ${formatSeoulTime(now)}입니다.`,
      EN: `${formatSeoulTime(publishAt)} is not in the future; now is ${formatSeoulTime(now)}.`,
    },
    field: ['input', 'publishAt'],
  }),
  expiryPassed: (expiresAt: Date, least: Date): EditorProblem => ({
    code: 'TIME_PASSED',
    message: {
      KO: `${formatSeoulTime(expiresAt)}은(는) 지금이나 게시 시각(${formatSeoulTime(least)})보다 늦지 않습니다.`,
      EN: `${formatSeoulTime(expiresAt)} is not after ${formatSeoulTime(least)}, which is now or the time of publication.`,
    },
    field: ['input', 'expiresAt'],
  }),
};
