import type { Db } from 'mongodb';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import type { Change } from '../../shared/mongo/changes/change-event.ts';
import { connect, type MongoConnection } from '../../shared/mongo/connection/connect.ts';
import { createTestDatabase, type TestDatabase } from './mongo.ts';

/** A collection of notes for tests of change feeds: each test has its own, by the name in {@link name}. */
export interface Note {
  _id: string;
  text?: string;
}

export let database: TestDatabase;
export let connection: MongoConnection;
export let db: Db;
export let name: string;
let count = 0;

export function setUpNotes(): void {
  beforeAll(async () => {
    database = await createTestDatabase(inject('mongodbUri'));
    connection = await connect(database.uri, { monitorCommands: true });
    db = connection.db;
  });
  afterAll(async () => {
    await connection.close();
    await database[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    name = `notes${count++}`;
    await db.createCollection(name);
  });
}

export const notes = () => db.collection<Note>(name);
export const idsOf = (changes: readonly Change<Note>[]) => changes.map(change => change.id);
export const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `n${from + i}`);
