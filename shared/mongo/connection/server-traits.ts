import type { Db } from 'mongodb';

/** Differences from mongod that repositories must know. */
export interface ServerTraits {
  /** Whether a `$lookup` with `localField`, `foreignField` and a pipeline uses the index of the foreign field. */
  readonly indexedLookupPipelines: boolean;
  /**
   * Whether a read that an index sorts stops at its limit. SecantusDB fetches every document that the filter's one
   * indexed part matches, and only then filters, sorts and limits: there a page is read within a window of sort values
   * (see `page-windows.ts`).
   */
  readonly stopsAtLimit: boolean;
}

/** The traits of mongod. */
export const MONGOD_TRAITS: ServerTraits = { indexedLookupPipelines: true, stopsAtLimit: true };

/** The traits of SecantusDB, in Rust and in Python. */
export const SECANTUS_TRAITS: ServerTraits = { indexedLookupPipelines: false, stopsAtLimit: false };

export async function readServerTraits(db: Db): Promise<ServerTraits> {
  const build = await db.admin().command({ buildInfo: 1 });
  return build.secantusVersion === undefined ? MONGOD_TRAITS : SECANTUS_TRAITS;
}
