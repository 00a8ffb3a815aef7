import type { InLocales } from './errors.ts';

/** What users are told, in each language of the site, by the code of the problem. */
export const MESSAGES = {
  userNotFound: { KO: '나 자신은 차단할 수 없습니다.', EN: 'You cannot ignore yourself.' },
  tooManyIgnored: (most: number) => ({
    KO: `${most}명까지 차단할 수 있습니다.`,
    EN: `You can ignore at most ${most} people.`,
  }),
  idempotencyKeyReused: {
    KO: '다른 댓글에 쓴 clientMutationId입니다.',
    EN: 'This clientMutationId was used for another comment.',
  },
  parentNotFound: { KO: '답글을 달 댓글이 없습니다.', EN: 'There is no comment to reply to.' },
  articleNotFound: { KO: '댓글을 달 기사가 없습니다.', EN: 'There is no article to comment on.' },
  notYourComment: { KO: '내가 쓴 댓글이 아닙니다.', EN: 'This comment is not yours.' },
  replyTooDeep: { KO: '이 댓글에는 더 답글을 달 수 없습니다.', EN: 'Replies to this comment would nest too deep.' },
  commentNotPublished: { KO: '게시되지 않은 댓글입니다.', EN: 'This comment is not published.' },
  editWindowPassed: (seconds: number) => ({
    KO: `${seconds}초 안에만 고칠 수 있습니다.`,
    EN: `A comment can be edited for ${seconds} seconds only.`,
  }),
  ownComment: { KO: '내가 쓴 댓글입니다.', EN: 'This comment is yours.' },
  commentDeleted: { KO: '삭제된 댓글입니다.', EN: 'This comment is deleted.' },
  commentNotFound: { KO: '댓글을 찾을 수 없습니다.', EN: 'There is no such comment.' },
  commentTooLong: (most: number) => ({
    KO: `댓글은 ${most}자까지 쓸 수 있습니다.`,
    EN: `A comment has at most ${most} characters.`,
  }),
  commentEmpty: { KO: '댓글 내용을 입력해 주세요.', EN: 'Write a comment first.' },
  threadClosed: { KO: '댓글이 닫힌 기사입니다.', EN: 'The comments of this article are closed.' },
  accountDeleted: { KO: '탈퇴한 계정입니다.', EN: 'This account is deleted.' },
  userBanned: { KO: '댓글 이용이 제한된 계정입니다.', EN: 'This account may not comment.' },
  userSuspended: (until: string) => ({
    KO: `${until}까지 댓글을 쓸 수 없습니다.`,
    EN: `This account may not comment until ${until}.`,
  }),
  userWarned: (warning: string) => ({
    KO: `운영자의 안내를 먼저 확인해 주세요: ${warning}`,
    EN: `Acknowledge the warning of the moderators first: ${warning}`,
  }),
  rateLimited: {
    KO: '댓글을 너무 자주 쓰고 있습니다. 잠시 뒤에 다시 시도해 주세요.',
    EN: 'Too many comments in a short time. Try again later.',
  },
  commentRepeated: { KO: '방금 쓴 댓글과 같은 내용입니다.', EN: 'You have just written the same comment.' },
  bannedWord: { KO: '쓸 수 없는 말이 들어 있습니다.', EN: 'The comment contains a word that is not allowed.' },
  ownAccount: { KO: '내 계정에는 할 수 없습니다.', EN: 'You cannot do this to your own account.' },
  userOutranksYou: {
    KO: '나와 같거나 높은 역할의 사용자입니다.',
    EN: 'This user has the same role as you, or a higher one.',
  },
  commentNotPublishedToFeature: {
    KO: '게시된 댓글만 고를 수 있습니다.',
    EN: 'Only published comments can be featured.',
  },
  slowMode: (seconds: number) => ({
    KO: `${seconds}초 뒤에 다시 쓸 수 있습니다.`,
    EN: `You can comment again in ${seconds} seconds.`,
  }),
  refusedBySite: { KO: '게시할 수 없는 댓글입니다.', EN: 'This comment cannot be published.' },
  noDeletionRequested: {
    KO: '취소할 수 있는 탈퇴 신청이 없습니다.',
    EN: 'There is no request to delete this account that could be taken back.',
  },
} as const satisfies Record<string, InLocales | ((...given: never[]) => InLocales)>;
