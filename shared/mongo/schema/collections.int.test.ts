import type { Db } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/mongo.ts';
import { connect, type MongoConnection } from '../connection/connect.ts';
import { applyCollections, type CollectionSpec } from './collections.ts';

const NOTHING = { created: [], validatorsChanged: [], indexesCreated: [], indexesRebuilt: [] };

const notes: CollectionSpec = {
  name: 'notes',
  validator: {
    $jsonSchema: { bsonType: 'object', required: ['slug'], properties: { slug: { bsonType: 'string', minLength: 1 } } },
  },
  indexes: [
    { key: { slug: 1 }, name: 'slug', unique: true, partialFilterExpression: { slug: { $type: 'string' } } },
    { key: { status: 1, at: -1 }, name: 'newest' },
    { key: { seenAt: 1 }, name: 'expiry', expireAfterSeconds: 3_600 },
    { key: { title: 1 }, name: 'title', collation: { locale: 'en', strength: 2 } },
  ],
};

let database: TestDatabase;
let connection: MongoConnection;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase(inject('mongodbUri'));
  connection = await connect(database.uri);
  db = connection.db;
});

afterAll(async () => {
  await connection.close();
  await database[Symbol.asyncDispose]();
});

beforeEach(() => db.dropDatabase());

describe('applying collections', () => {
  it('makes what is declared, and nothing the second time', async () => {
    expect(await applyCollections(db, [notes])).toEqual({
      ...NOTHING,
      created: ['notes'],
      indexesCreated: ['notes.slug', 'notes.newest', 'notes.expiry', 'notes.title'],
    });
    expect(await applyCollections(db, [notes])).toEqual(NOTHING);
    const found = await db.collection('notes').listIndexes().toArray();
    expect(found.map(index => index.name).sort()).toEqual(['_id_', 'expiry', 'newest', 'slug', 'title']);
  });

  it('makes the validator and the unique index hold', async () => {
    await applyCollections(db, [notes]);
    await db.collection('notes').insertOne({ slug: 'a' });
    await expect(db.collection('notes').insertOne({ slug: 7 })).rejects.toMatchObject({ code: 121 });
    await expect(db.collection('notes').insertOne({ slug: 'a' })).rejects.toMatchObject({ code: 11_000 });
  });

  it('changes a validator that is declared differently, and takes it away when none is declared', async () => {
    await applyCollections(db, [notes]);
    const stricter = { ...notes, validator: { $jsonSchema: { required: ['slug', 'title'] } } };
    expect(await applyCollections(db, [stricter])).toEqual({ ...NOTHING, validatorsChanged: ['notes'] });
    await expect(db.collection('notes').insertOne({ slug: 'a' })).rejects.toMatchObject({ code: 121 });
    const { validator: _, ...free } = notes;
    expect(await applyCollections(db, [free])).toEqual({ ...NOTHING, validatorsChanged: ['notes'] });
    await db.collection('notes').insertOne({ slug: 7 });
    expect(await applyCollections(db, [free])).toEqual(NOTHING);
  });

  it('rebuilds an index whose definition changed, and ignores undeclared ones', async () => {
    await applyCollections(db, [notes]);
    await db.collection('notes').createIndex({ other: 1 }, { name: 'by_hand' });
    const indexes = [
      { key: { slug: 1, at: 1 }, name: 'slug' },
      { key: { at: -1, status: 1 }, name: 'newest' },
      { key: { seenAt: 1 }, name: 'expiry', expireAfterSeconds: 60 },
    ] as const;
    const rebuilt = ['notes.slug', 'notes.newest', 'notes.expiry'];
    expect(await applyCollections(db, [{ ...notes, indexes }])).toEqual({ ...NOTHING, indexesRebuilt: rebuilt });
    expect(await applyCollections(db, [{ ...notes, indexes }])).toEqual(NOTHING);
    const found = await db.collection('notes').listIndexes().toArray();
    expect(found.find(index => index.name === 'newest')?.key).toEqual({ at: -1, status: 1 });
    expect(found.find(index => index.name === 'expiry')?.expireAfterSeconds).toBe(60);
    expect(found.find(index => index.name === 'slug')?.unique).toBeUndefined();
    expect(found.map(index => index.name)).toEqual(expect.arrayContaining(['by_hand', 'title']));
  });

  it('gives an index its new name', async () => {
    await applyCollections(db, [notes]);
    const renamed = { ...notes, indexes: [{ key: { status: 1, at: -1 }, name: 'latest' }] } as const;
    expect(await applyCollections(db, [renamed])).toEqual({ ...NOTHING, indexesRebuilt: ['notes.latest'] });
    const found = await db.collection('notes').listIndexes().toArray();
    expect(found.map(index => index.name)).not.toContain('newest');
  });

  it('can be done by several processes at once', async () => {
    const older = { ...notes, indexes: [{ key: { status: 1 }, name: 'newest' }] } as const;
    await applyCollections(db, [older]);
    await using other = await connect(database.uri);
    const all = [db, other.db, db, other.db].map(one => applyCollections(one, [notes]));
    await Promise.all(all);
    expect(await applyCollections(db, [notes])).toEqual(NOTHING);
  });

  it('names the collection and the index that the data does not allow', async () => {
    await db.collection('notes').insertMany([{ slug: 'twice' }, { slug: 'twice' }]);
    const failure = applyCollections(db, [notes]);
    await expect(failure).rejects.toMatchObject({ name: 'CollectionSetupError', collection: 'notes' });
    await expect(failure).rejects.toThrow(/^notes: index slug cannot be built: .*duplicate key/i);
  });
});

describe('a connection', () => {
  it('leaves out what is undefined, and tells of each command on request', async () => {
    await using watched = await connect(database.uri, { monitorCommands: true });
    const commands: string[] = [];
    watched.client.on('commandStarted', event => commands.push(event.commandName));
    await watched.db
      .collection<{ _id: string; gone?: string | undefined }>('x')
      .insertOne({ _id: 'a', gone: undefined });
    expect(await watched.db.collection('x').findOne({})).toEqual({ _id: 'a' });
    expect(commands.filter(name => name !== 'hello')).toEqual(['insert', 'find']);
    expect(watched.db.databaseName).toBe(database.name);
  });
});
