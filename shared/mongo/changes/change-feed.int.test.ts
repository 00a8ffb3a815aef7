import { describe, expect, it } from 'vitest';
import { createBreakableProxy } from '../../../tests/support/breakable-proxy.ts';
import {
  connection,
  database,
  db,
  ids,
  idsOf,
  type Note,
  name,
  notes,
  setUpNotes,
} from '../../../tests/support/notes.ts';
import { take } from '../../../tests/support/take.ts';
import { connect } from '../connection/connect.ts';
import { createChangeFeed } from './change-feed.ts';

setUpNotes();

describe('a change feed', () => {
  it('tells every listener of what is written after it began to listen, over one stream', async () => {
    await notes().insertOne({ _id: 'before' });
    const streams: unknown[] = [];
    const onCommand = (event: { commandName: string; command: Record<string, unknown> }) => {
      if (event.commandName === 'aggregate') streams.push(event.command.pipeline);
    };
    connection.client.on('commandStarted', onCommand);
    await using feed = createChangeFeed<Note>(db, name);
    const listeners = await Promise.all([feed.listen(), feed.listen(), feed.listen()]);
    await notes().insertOne({ _id: 'a', text: 'one' });
    await notes().updateOne({ _id: 'a' }, { $set: { text: 'two' } });
    await notes().replaceOne({ _id: 'a' }, { text: 'three' });
    await notes().deleteOne({ _id: 'a' });
    for (const listener of listeners) {
      const changes = await take(listener, 4);
      expect(changes.map(change => [change.kind, change.id])).toEqual([
        ['insert', 'a'],
        ['update', 'a'],
        ['replace', 'a'],
        ['delete', 'a'],
      ]);
      expect(changes[0]?.document).toEqual({ _id: 'a', text: 'one' });
      expect(changes[1]?.updated).toEqual({ text: 'two' });
      expect(changes[3]?.document).toBeNull();
    }
    connection.client.off('commandStarted', onCommand);
    expect(streams).toHaveLength(1);
  });

  it('tells a listener only of what it accepts, in order', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    const odd = await feed.listen({ accept: change => Number(change.id.slice(1)) % 2 === 1, maxQueued: 5 });
    await using all = await feed.listen();
    await notes().insertMany(ids(0, 10).map(_id => ({ _id })));
    expect(idsOf(await take(all, 10))).toEqual(ids(0, 10));
    expect(idsOf(await take(odd, 5))).toEqual(['n1', 'n3', 'n5', 'n7', 'n9']);
  });

  it('ends a listener that reads too slowly with an error, and no other one', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    const slow = await feed.listen({ maxQueued: 3 });
    const quick = await feed.listen();
    await notes().insertMany(ids(0, 20).map(_id => ({ _id })));
    expect(idsOf(await take(quick, 20))).toEqual(ids(0, 20));
    await expect(slow.next()).rejects.toThrow('This listener is more than 3 changes behind');
    expect(await slow.next()).toEqual({ done: true, value: undefined });
    await notes().insertOne({ _id: 'later' });
    expect(idsOf(await take(quick, 1))).toEqual(['later']);
  });

  it('ends a listener whose filter throws, and no other one', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    const broken = await feed.listen({
      accept: () => {
        throw new Error('no filter');
      },
    });
    const whole = await feed.listen();
    await notes().insertOne({ _id: 'a' });
    await expect(broken.next()).rejects.toThrow('no filter');
    expect(idsOf(await take(whole, 1))).toEqual(['a']);
  });

  it('ends on abort, on return and when the feed is closed, and can be used again', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    const abort = new AbortController();
    const aborted = await feed.listen({ signal: abort.signal });
    const returned = await feed.listen();
    const closed = await feed.listen();
    const pending = [aborted.next(), returned.next(), closed.next()];
    abort.abort();
    await returned.return?.();
    await feed.close();
    for (const one of pending) expect(await one).toEqual({ done: true, value: undefined });
    const already = await feed.listen({ signal: AbortSignal.abort() });
    expect(await already.next()).toEqual({ done: true, value: undefined });
    const again = await feed.listen();
    await notes().insertOne({ _id: 'a' });
    expect(idsOf(await take(again, 1))).toEqual(['a']);
  });

  it('goes on after the collection was dropped', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    const listener = await feed.listen();
    await notes().insertOne({ _id: 'a' });
    await notes().drop();
    await notes().insertOne({ _id: 'b' });
    expect(idsOf(await take(listener, 2))).toEqual(['a', 'b']);
  });
});

describe('a change feed over a connection that breaks', () => {
  it('loses and repeats nothing of what is written in between', async () => {
    await using proxy = await createBreakableProxy(new URL(database.uri));
    const target = new URL(database.uri);
    target.host = `127.0.0.1:${proxy.port}`;
    target.searchParams.set('directConnection', 'true');
    await using through = await connect(target.href, { serverSelectionTimeoutMs: 300 });
    const errors: unknown[] = [];
    await using feed = createChangeFeed<Note>(through.db, name, { onError: error => errors.push(error) });
    const listener = await feed.listen();
    // Broken before the first event, after one, and for so long that the driver gives up.
    for (const [round, awayMs] of [0, 0, 1_500].entries()) {
      proxy.cut();
      await notes().insertMany(ids(round * 10, round * 10 + 5).map(_id => ({ _id })));
      await new Promise(resolve => setTimeout(resolve, awayMs));
      proxy.mend();
      await notes().insertMany(ids(round * 10 + 5, round * 10 + 10).map(_id => ({ _id })));
      expect(idsOf(await take(listener, 10))).toEqual(ids(round * 10, round * 10 + 10));
    }
    expect(errors.length).toBeGreaterThan(0);
    await notes().insertOne({ _id: 'last' });
    expect(idsOf(await take(listener, 1))).toEqual(['last']);
  });

  it('tells the first listener that the server cannot be reached, and ends when the client is closed', async () => {
    const own = await connect(database.uri);
    const feed = createChangeFeed<Note>(own.db, name);
    const listener = await feed.listen();
    const pending = listener.next();
    await own.close();
    expect(await pending).toEqual({ done: true, value: undefined });
    await expect(feed.listen()).rejects.toThrow();
  });
});
