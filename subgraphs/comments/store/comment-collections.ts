import type { ClientSession, Collection, Db } from 'mongodb';
import type { ServerTraits } from '../../../shared/mongo/connection/server-traits.ts';
import type { ModerationLogEntry, StoredComment, ThreadDocument, UserDocument } from './documents.ts';

/** The collections that the parts of the repository share. */
export interface Collections {
  readonly db: Db;
  readonly traits: ServerTraits;
  readonly comments: Collection<StoredComment>;
  readonly threads: Collection<ThreadDocument>;
  readonly users: Collection<UserDocument>;
  readonly log: Collection<ModerationLogEntry>;
}

/** Runs some writes in a transaction. */
export const inTransaction = <T>({ db }: Collections, work: (session: ClientSession) => Promise<T>): Promise<T> =>
  db.client.withSession(session => session.withTransaction(() => work(session)));
