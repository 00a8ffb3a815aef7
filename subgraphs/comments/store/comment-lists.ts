/**
 * Each comment stores the lists that contain it, so that one index per sort order serves every list: the top-level
 * comments of an article, those with a tag, the replies to a comment, and all comments below one. Article ids have no
 * colon.
 */

/** An article's top-level comments, or all its comments with a tag. */
export const listOfArticle = (articleId: string, tag?: CommentTag | null) =>
  tag ? `article:${articleId}:${tag}` : `article:${articleId}`;

/** The direct replies to a comment. */
export const repliesOf = (commentId: string) => `replies:${commentId}`;

/** The replies to a comment, the replies to those, and so on. */
export const belowOf = (commentId: string) => `below:${commentId}`;

export type CommentTag = 'FEATURED' | 'STAFF' | 'MODERATOR' | 'ADMIN';
