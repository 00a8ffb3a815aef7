import type { Document } from 'mongodb';
import type { CommentTag } from './comment-lists.ts';
import {
  type CommentDocument,
  type CommentStatus,
  counts,
  type StoredComment,
  type ThreadDocument,
} from './documents.ts';

/** The requested facets; `pages` in the order of the request, each with up to one row more than its limit. */
export interface ThreadView {
  readonly _id: string;
  readonly thread: ThreadDocument | null;
  readonly totalPublished: number;
  readonly breakdown?: Breakdown;
  readonly pages: readonly CommentDocument[][];
}

/** The number of comments of an article: visible ones by tag, all by status. */
export interface Breakdown {
  readonly tags: ReadonlyMap<CommentTag, number>;
  readonly statuses: ReadonlyMap<CommentStatus, number>;
}

type Kind = Pick<CommentDocument, 'status' | 'deleted' | 'visible' | 'tags'>;

/** Adds up comments, or groups of equal comments with their number. */
export function breakdownOf(rows: readonly Document[]): Breakdown {
  const tags = new Map<CommentTag, number>();
  const statuses = new Map<CommentStatus, number>();
  for (const row of rows) {
    const { kind, count } = row.count === undefined ? { kind: row as Kind, count: 1 } : groupOf(row);
    if (kind.deleted) continue;
    statuses.set(kind.status, (statuses.get(kind.status) ?? 0) + count);
    if (counts(kind)) for (const tag of kind.tags ?? []) tags.set(tag, (tags.get(tag) ?? 0) + count);
  }
  return { tags, statuses };
}

const groupOf = (row: Document) => ({ kind: row._id as Kind, count: Number(row.count) });

/** A comment without the fields that lists do not need, for servers that return it whole. */
export function lighten({ actions: _actions, revisions: _revisions, ...comment }: StoredComment): CommentDocument {
  return comment;
}
