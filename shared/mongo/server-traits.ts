import type { Db } from 'mongodb';

/** What a server does differently from mongod, where a repository has to know. */
export interface ServerTraits {
  /** Whether a `$lookup` with `localField`, `foreignField` and a pipeline starts from the foreign field's index. */
  readonly indexedLookupPipelines: boolean;
}

export async function readServerTraits(db: Db): Promise<ServerTraits> {
  const build = await db.admin().command({ buildInfo: 1 });
  return { indexedLookupPipelines: build['secantusVersion'] === undefined };
}
