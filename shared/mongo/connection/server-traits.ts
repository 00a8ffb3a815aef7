import type { Db } from 'mongodb';

/** What a server does differently from mongod, where a repository has to know. */
export interface ServerTraits {
  /** Whether a `$lookup` with `localField`, `foreignField` and a pipeline starts from the foreign field's index. */
  readonly indexedLookupPipelines: boolean;
  /**
   * Whether a read that an index sorts stops once it has its limit. SecantusDB fetches every document that the filter's
   * one indexed part matches, and only then filters, sorts and cuts: there a page is read by a stretch of its sort values
   * (see `page-windows.ts`).
   */
  readonly stopsAtLimit: boolean;
}

/** Those of mongod. */
export const MONGOD_TRAITS: ServerTraits = { indexedLookupPipelines: true, stopsAtLimit: true };

/** Those of SecantusDB, in Rust and in Python. */
export const SECANTUS_TRAITS: ServerTraits = { indexedLookupPipelines: false, stopsAtLimit: false };

export async function readServerTraits(db: Db): Promise<ServerTraits> {
  const build = await db.admin().command({ buildInfo: 1 });
  return build.secantusVersion === undefined ? MONGOD_TRAITS : SECANTUS_TRAITS;
}
