import type { ReadTracker } from '../../../shared/graphql/subgraph.ts';
import { READS_NOTHING, trackReads } from '../../../shared/graphql/track-reads.ts';
import type { Change } from '../../../shared/mongo/changes/change-feed.ts';
import type { CommentDocument, StoredComment, ThreadDocument, UserDocument } from '../store/documents.ts';
import type { Loaders } from './loaders.ts';

/**
 * The tags of what responses are read from, and of what a change invalidates: `Comment:<id>`, `User:<id>`,
 * `Article:<id> thread` for its thread's state, `Article:<id> comments` for lists and counts of its comments,
 * `Comment:<id> replies`, `User:<id> comments` for the comments of a user and `User:<id> replies` for replies to them,
 * `queues` and `log` for moderators, and `ranking` for comparisons of articles.
 */

type Row = CommentDocument | null | Error;

const commentTags = (row: Row) => (row && !(row instanceof Error) ? [`Comment:${row._id}`] : []);
const pageTags = ({ nodes }: { readonly nodes: readonly Row[] }) => nodes.flatMap(commentTags);
const byComment = (id: string) => [`Comment:${id}`];
const byArticle = (articleId: string) => [`Article:${articleId} comments`];

export function trackCommentReads(loaders: Loaders, reads: ReadTracker): Loaders {
  const { viewerId } = loaders;
  const viewer = () => (viewerId === undefined ? [] : [`User:${viewerId}`]);
  return trackReads(loaders, reads, {
    byId: { by: byComment },
    byIds: { by: ids => ids.map(id => `Comment:${id}`) },
    publicById: { by: byComment },
    whole: { by: byComment },
    user: { by: id => [`User:${id}`] },
    usersNamed: { by: () => ['*'] },
    actionsOf: { by: userId => [`User:${userId}`] },
    articleState: { by: articleId => [`Article:${articleId} thread`] },
    isArticlePublic: { by: byArticle },
    thread: { by: articleId => [`Article:${articleId} thread`] },
    totalsPublished: { by: articleIds => articleIds.flatMap(byArticle) },
    breakdown: { by: byArticle },
    mostCommented: { by: () => ['ranking'] },
    ownActions: { by: byComment },
    viewerState: { by: viewer },
    comments: { by: byArticle, found: pageTags },
    replies: { by: commentId => [`Comment:${commentId} replies`], found: pageTags },
    commentsBy: { by: userId => [`User:${userId} comments`], found: pageTags },
    ownComments: { by: userId => [`User:${userId} comments`], found: pageTags },
    repliesTo: { by: userId => [`User:${userId} replies`, ...viewer()], found: pageTags },
    notifications: { by: userId => [`User:${userId} replies`, ...viewer()], found: pageTags },
    queue: { by: () => ['queues'], found: pageTags },
    queueCount: { by: () => ['queues'] },
    parents: { by: ({ ancestorIds }) => ancestorIds.map(id => `Comment:${id}`) },
    moderationLog: { by: () => ['log'] },
    isViewer: READS_NOTHING,
    clear: READS_NOTHING,
  });
}

/** Fields of a comment that affect neither its lists nor any count. */
const CONTENT = new Set(['body', 'editedAt', 'revisions', 'revisionCount', 'version', 'actions', 'dontAgreeCount']);

export function changedByComment({ kind, id, document, updated, removed }: Change<StoredComment>): string[] {
  if (document === null) return ['*'];
  const roots = [...Object.keys(updated), ...removed].map(path => path.split('.')[0]!);
  if (kind === 'update' && roots.every(root => CONTENT.has(root))) return [`Comment:${id}`];
  const { articleId, ancestorIds, parentId, parentAuthorId, author } = document;
  return [
    `Comment:${id}`,
    `Article:${articleId} comments`,
    ...[...new Set([...ancestorIds, ...(parentId === null ? [] : [parentId])])].map(
      above => `Comment:${above} replies`,
    ),
    ...(author ? [`User:${author.id} comments`] : []),
    ...new Set(
      [...(parentAuthorId === null ? [] : [parentAuthorId]), ...(document.notifies ?? [])].map(
        id => `User:${id} replies`,
      ),
    ),
    'queues',
    'ranking',
  ];
}

export const changedByThread = ({ id }: Change<ThreadDocument>): string[] => [`Article:${id} thread`];

export const changedByLog = (): string[] => ['log'];

export const changedByUser = ({ id }: Change<UserDocument>): string[] => [`User:${id}`];
