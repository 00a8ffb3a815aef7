import type { Change } from '../../../shared/mongo/changes/change-feed.ts';
import type { CommentDocument, StoredComment, ThreadDocument, UserDocument } from '../store/documents.ts';
import type { CommentPage } from './list-loaders.ts';
import type { Loaders } from './loaders.ts';

/**
 * Names for what answers are read from, and for what a change makes another answer of: `Comment:<id>`, `User:<id>`,
 * `Article:<id> thread` for what holds for its thread, `Article:<id> comments` for lists and counts of its comments,
 * `Comment:<id> replies`, `User:<id> comments` for what somebody wrote, and `ranking` for what compares articles.
 */

interface Reads {
  add(thing: string): unknown;
}

/** The loaders of a request of which somebody wants to know what it read. */
export function trackReads(loaders: Loaders, reads: Reads, subject: string | undefined): Loaders {
  const comment = <Row extends CommentDocument | null | Error>(row: Row): Row => {
    if (row && !(row instanceof Error)) reads.add(`Comment:${row._id}`);
    return row;
  };
  const page = (found: CommentPage): CommentPage => {
    for (const node of found.nodes) comment(node);
    return found;
  };
  const viewer = () => {
    if (subject !== undefined) reads.add(`User:${subject}`);
  };
  return {
    ...loaders,
    byId(id) {
      reads.add(`Comment:${id}`);
      return loaders.byId(id);
    },
    byIds(ids) {
      for (const id of ids) reads.add(`Comment:${id}`);
      return loaders.byIds(ids);
    },
    publicById(id) {
      reads.add(`Comment:${id}`);
      return loaders.publicById(id);
    },
    whole(id) {
      reads.add(`Comment:${id}`);
      return loaders.whole(id);
    },
    user(id) {
      reads.add(`User:${id}`);
      return loaders.user(id);
    },
    thread(articleId) {
      reads.add(`Article:${articleId} thread`);
      return loaders.thread(articleId);
    },
    totalsPublished(articleIds) {
      for (const id of articleIds) reads.add(`Article:${id} comments`);
      return loaders.totalsPublished(articleIds);
    },
    breakdown(articleId) {
      reads.add(`Article:${articleId} comments`);
      return loaders.breakdown(articleId);
    },
    mostCommented(since, limit) {
      reads.add('ranking');
      return loaders.mostCommented(since, limit);
    },
    ownActions(commentId) {
      reads.add(`Comment:${commentId}`);
      return loaders.ownActions(commentId);
    },
    viewerState() {
      viewer();
      return loaders.viewerState();
    },
    async comments(articleId, order, tag, args) {
      reads.add(`Article:${articleId} comments`);
      return page(await loaders.comments(articleId, order, tag, args));
    },
    async replies(commentId, order, flatten, args) {
      reads.add(`Comment:${commentId} replies`);
      return page(await loaders.replies(commentId, order, flatten, args));
    },
    async commentsBy(userId, args) {
      reads.add(`User:${userId} comments`);
      return page(await loaders.commentsBy(userId, args));
    },
    async parents(of, args) {
      for (const id of of.ancestorIds) reads.add(`Comment:${id}`);
      return loaders.parents(of, args);
    },
  };
}

/** Fields of a comment on which neither its place in lists nor any count depends. */
const CONTENT = new Set(['body', 'editedAt', 'revisions', 'revisionCount', 'version', 'actions', 'dontAgreeCount']);

export function changedByComment({ kind, id, document, updated, removed }: Change<StoredComment>): string[] {
  if (document === null) return ['*'];
  const roots = [...Object.keys(updated), ...removed].map(path => path.split('.')[0]!);
  if (kind === 'update' && roots.every(root => CONTENT.has(root))) return [`Comment:${id}`];
  const { articleId, ancestorIds, parentId, author } = document;
  return [
    `Comment:${id}`,
    `Article:${articleId} comments`,
    ...[...new Set([...ancestorIds, ...(parentId === null ? [] : [parentId])])].map(
      above => `Comment:${above} replies`,
    ),
    ...(author ? [`User:${author.id} comments`] : []),
    'ranking',
  ];
}

export const changedByThread = ({ id }: Change<ThreadDocument>): string[] => [`Article:${id} thread`];

export const changedByUser = ({ id }: Change<UserDocument>): string[] => [`User:${id}`];
