import type { ChangeStreamDocument, Document } from 'mongodb';
import { RESUME_TOKEN } from '../../graphql/resumption.ts';
import { type ChangePosition, writeResumeToken } from './change-position.ts';

/** One change of a document. */
export interface Change<T extends Document> {
  readonly kind: 'insert' | 'update' | 'replace' | 'delete';
  readonly id: T['_id'];
  /** The document when the change was read, which may be later than the change; null if it is deleted. */
  readonly document: T | null;
  /** The fields that an `update` set, by dotted path, with their new values; empty for the other kinds. */
  readonly updated: Readonly<Record<string, unknown>>;
  /** The dotted paths of the fields that an `update` removed. */
  readonly removed: readonly string[];
  /** Identifies the change in a feed of the same collection, at any time and in any process. */
  readonly [RESUME_TOKEN]: string;
  /** How many of the events derived from this change a resuming reader already has. @default none */
  readonly partsKnown?: number;
}

/** Undefined for an event that is not about one document, such as a dropped collection. */
export function changeOf<T extends Document>(
  event: ChangeStreamDocument<T>,
  collection: string,
  position: ChangePosition,
): Change<T> | undefined {
  const common = { updated: {}, removed: [], [RESUME_TOKEN]: writeResumeToken(collection, position) };
  switch (event.operationType) {
    case 'insert':
    case 'replace':
      return {
        kind: event.operationType,
        id: event.documentKey._id as T['_id'],
        document: event.fullDocument,
        ...common,
      };
    case 'update': {
      const { updatedFields: updated = {}, removedFields: removed = [] } = event.updateDescription;
      return {
        kind: 'update',
        id: event.documentKey._id as T['_id'],
        document: event.fullDocument ?? null,
        ...common,
        updated,
        removed,
      };
    }
    case 'delete':
      return { kind: 'delete', id: event.documentKey._id as T['_id'], document: null, ...common };
  }
}
