import type { ClientSession, Collection, Db } from 'mongodb';
import type { ServerTraits } from '../../../shared/mongo/connection/server-traits.ts';
import type { ArticleState, ModerationLogEntry, StoredComment, ThreadDocument, UserDocument } from './documents.ts';
import type { createTurns } from './in-turn.ts';

/** The collections that the parts of the repository share. */
export interface Collections {
  readonly db: Db;
  readonly traits: ServerTraits;
  readonly comments: Collection<StoredComment>;
  readonly threads: Collection<ThreadDocument>;
  readonly users: Collection<UserDocument>;
  readonly log: Collection<ModerationLogEntry>;
  readonly articles: Collection<ArticleState>;
  /** Hides and shows the comments of one article one after another: such writes reach many of the same documents. */
  readonly covering: ReturnType<typeof createTurns>;
}

/** Runs some writes in a transaction. */
export const inTransaction = <T>({ db }: Collections, work: (session: ClientSession) => Promise<T>): Promise<T> =>
  db.client.withSession(session => session.withTransaction(() => work(session)));
