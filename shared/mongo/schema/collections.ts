import { type Db, type Document, MongoServerError } from 'mongodb';
import { CollectionSetupError } from '../connection/errors.ts';
import { applyIndexes, type IndexChanges, type IndexSpec } from './indexes.ts';
import { sameDefinition } from './same-definition.ts';

/** A collection as its repository needs it. */
export interface CollectionSpec {
  readonly name: string;
  /** The validator, usually `{ $jsonSchema }`. Without it the collection accepts any document. */
  readonly validator?: Document;
  readonly indexes: readonly IndexSpec[];
}

/** What was changed; all lists are empty when the database was as declared. */
export interface CollectionChanges extends IndexChanges {
  readonly created: string[];
  readonly validatorsChanged: string[];
}

const NAMESPACE_EXISTS = 48;

/**
 * Creates or updates collections, validators and indexes as declared. It changes nothing when they already match, may
 * run in several processes at once, and ignores collections and indexes that are not declared. A changed validator is
 * not applied to existing documents.
 *
 * @throws CollectionSetupError naming the collection and the index, when the data violates it (two documents with the
 * same value of a unique field) or the server rejects the definition
 */
export async function applyCollections(db: Db, specs: readonly CollectionSpec[]): Promise<CollectionChanges> {
  const changes: CollectionChanges = { created: [], validatorsChanged: [], indexesCreated: [], indexesRebuilt: [] };
  for (const spec of specs) {
    await applyValidator(db, spec, changes).catch(cause => {
      throw new CollectionSetupError(spec.name, 'its validator cannot be applied', cause);
    });
    await applyIndexes(db.collection(spec.name), spec.indexes, changes);
  }
  return changes;
}

async function applyValidator(db: Db, spec: CollectionSpec, changes: CollectionChanges): Promise<void> {
  let options = await optionsOf(db, spec.name);
  if (options === null) {
    if (await create(db, spec)) {
      changes.created.push(spec.name);
      return;
    }
    // Another process has just created it, perhaps with another version's validator.
    options = await optionsOf(db, spec.name);
  }
  const validator = spec.validator ?? {};
  const strict =
    (options?.validationLevel ?? 'strict') === 'strict' && (options?.validationAction ?? 'error') === 'error';
  if (strict && sameDefinition(options?.validator ?? {}, validator)) return;
  await db.command({ collMod: spec.name, validator, validationLevel: 'strict', validationAction: 'error' });
  changes.validatorsChanged.push(spec.name);
}

/** The options that the collection was created with, or null when it does not exist. */
async function optionsOf(db: Db, name: string): Promise<Document | null> {
  const [found] = await db.listCollections({ name }, { nameOnly: false }).toArray();
  return found === undefined ? null : (found.options ?? {});
}

async function create(db: Db, { name, validator }: CollectionSpec): Promise<boolean> {
  try {
    await db.createCollection(name, validator === undefined ? {} : { validator });
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NAMESPACE_EXISTS) return false;
    throw error;
  }
}
