import { setTimeout as sleep } from 'node:timers/promises';
import { type CollationOptions, type Collection, type Document, MongoServerError } from 'mongodb';
import { CollectionSetupError } from '../connection/errors.ts';
import { sameDefinition } from './same-definition.ts';

/** An index. Text and wildcard indexes are omitted: not every server that newsgraph supports has them. */
export interface IndexSpec {
  /** Fields in order; 1 ascending, -1 descending. */
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly name: string;
  /** @default false */
  readonly unique?: boolean;
  /** @default false */
  readonly sparse?: boolean;
  /** TTL: the age in seconds after which a document is deleted, by the date in the key's only field. */
  readonly expireAfterSeconds?: number;
  /** The partial filter: which documents are in the index. @default all */
  readonly partialFilterExpression?: Document;
  readonly collation?: CollationOptions;
}

/** Names as `collection.index`. */
export interface IndexChanges {
  readonly indexesCreated: string[];
  /** Indexes whose definition had changed. */
  readonly indexesRebuilt: string[];
}

/** https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
const NAMESPACE_NOT_FOUND = 26;
const INDEX_NOT_FOUND = 27;
const OPTIONS_CONFLICT = 85;
const KEY_SPECS_CONFLICT = 86;
/** Another process builds or drops the same index: conflicting operation, index build aborted, background operation. */
const BUSY = [117, 276, 12_586, 12_587];
const ATTEMPTS = 10;

/** Creates the declared indexes of one collection. See `applyCollections`. */
export async function applyIndexes(
  collection: Collection,
  specs: readonly IndexSpec[],
  changes: IndexChanges,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const existing = await listIndexes(collection);
    const missing = specs.filter(spec => !existing.some(index => index.name === spec.name && matches(index, spec)));
    if (missing.length === 0) return;
    try {
      for (const spec of missing) await makeIndex(collection, spec, existing, changes);
      return;
    } catch (error) {
      // Another process changed the indexes between our check and our change; check again.
      const raced = hasCode(error, OPTIONS_CONFLICT, KEY_SPECS_CONFLICT, ...BUSY);
      if (!raced) throw error;
      if (attempt === ATTEMPTS) {
        throw new CollectionSetupError(collection.collectionName, 'its indexes cannot be built', error);
      }
      await sleep(20 * attempt);
    }
  }
}

async function makeIndex(
  collection: Collection,
  spec: IndexSpec,
  existing: readonly Document[],
  changes: IndexChanges,
): Promise<void> {
  const title = `${collection.collectionName}.${spec.name}`;
  const old = existing.find(index => index.name === spec.name) ?? existing.find(index => isRenamed(index, spec));
  try {
    if (old !== undefined && (await adjusted(collection, old, spec))) {
      changes.indexesRebuilt.push(title);
      return;
    }
    if (old !== undefined) await dropIndex(collection, old.name);
    await collection.createIndexes([{ ...spec, key: { ...spec.key } }]);
  } catch (error) {
    if (hasCode(error, OPTIONS_CONFLICT, KEY_SPECS_CONFLICT, ...BUSY)) throw error;
    throw new CollectionSetupError(collection.collectionName, `index ${spec.name} cannot be built`, error);
  }
  (old === undefined ? changes.indexesCreated : changes.indexesRebuilt).push(title);
}

/** A changed TTL needs no rebuild. */
async function adjusted(collection: Collection, old: Document, spec: IndexSpec): Promise<boolean> {
  const { expireAfterSeconds } = spec;
  if (old.expireAfterSeconds === undefined || expireAfterSeconds === undefined) return false;
  if (!matches({ ...old, expireAfterSeconds }, spec) || old.name !== spec.name) return false;
  const index = { name: spec.name, expireAfterSeconds };
  await collection.db.command({ collMod: collection.collectionName, index });
  return true;
}

async function dropIndex(collection: Collection, name: string): Promise<void> {
  try {
    await collection.dropIndex(name);
  } catch (error) {
    if (!hasCode(error, INDEX_NOT_FOUND)) throw error;
  }
}

async function listIndexes(collection: Collection): Promise<Document[]> {
  try {
    return await collection.listIndexes().toArray();
  } catch (error) {
    if (hasCode(error, NAMESPACE_NOT_FOUND)) return [];
    throw error;
  }
}

function matches(index: Document, spec: IndexSpec): boolean {
  return (
    sameKey(index, spec) &&
    (index.unique ?? false) === (spec.unique ?? false) &&
    (index.sparse ?? false) === (spec.sparse ?? false) &&
    sameNumber(index.expireAfterSeconds, spec.expireAfterSeconds) &&
    sameDefinition(index.partialFilterExpression ?? null, spec.partialFilterExpression ?? null) &&
    sameCollation(index, spec)
  );
}

/** The server rejects a second index on the same fields and filter under another name. */
function isRenamed(index: Document, spec: IndexSpec): boolean {
  return (
    index.name !== '_id_' &&
    sameKey(index, spec) &&
    sameDefinition(index.partialFilterExpression ?? null, spec.partialFilterExpression ?? null) &&
    sameCollation(index, spec)
  );
}

/** Here the order of keys matters. */
function sameKey(index: Document, spec: IndexSpec): boolean {
  return (
    JSON.stringify(Object.entries(index.key).map(([k, v]) => [k, Number(v)])) ===
    JSON.stringify(Object.entries(spec.key))
  );
}

function sameNumber(a: unknown, b: number | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Number(a) === b;
}

/** The server adds the defaults of a collation, so only declared properties are compared. */
function sameCollation(index: Document, spec: IndexSpec): boolean {
  if (index.collation === undefined || spec.collation === undefined) return index.collation === spec.collation;
  return Object.entries(spec.collation).every(([option, value]) => index.collation[option] === value);
}

function hasCode(error: unknown, ...codes: number[]): boolean {
  return error instanceof MongoServerError && codes.includes(Number(error.code));
}
