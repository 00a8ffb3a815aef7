import { describe, expect, it } from 'vitest';
import { connection, db, ids, idsOf, type Note, name, notes, setUpNotes } from '../../../tests/support/notes.ts';
import { take } from '../../../tests/support/take.ts';
import { RESUME_POSITION, RESUME_TOKEN } from '../../graphql/resumption.ts';
import type { Change } from './change-event.ts';
import { type ChangeFeed, type Changes, createChangeFeed } from './change-feed.ts';
import { writeResumeToken } from './change-position.ts';

const HOUR_MS = 3_600_000;
setUpNotes();
const insert = (from: number, to: number) => notes().insertMany(ids(from, to).map(_id => ({ _id })));
const secondsFromNow = (seconds: number) => BigInt(Math.floor(Date.now() / 1_000) + seconds) << 32n;
const resume = (change: Change<Note> | undefined) => ({ after: change![RESUME_TOKEN], within: HOUR_MS });

/** Listens, takes some changes, and leaves. */
async function leaveAfter(feed: ChangeFeed<Note>, length: number, write: () => Promise<unknown>) {
  await using listener = await feed.listen();
  await write();
  return (await take(listener, length)).at(-1);
}

describe('a listener that comes back', () => {
  it.each([false, true])('gets what it missed and what comes, where others listen: %s', async others => {
    await using feed = createChangeFeed<Note>(db, name);
    const other = others ? await feed.listen() : undefined;
    const last = await leaveAfter(feed, 4, () => insert(0, 10));
    await insert(10, 15);
    await using back = await feed.listen({ resume: resume(last) });
    await insert(15, 20);
    expect(idsOf(await take(back, 16))).toEqual(ids(4, 20));
    if (other) expect(idsOf(await take(other, 20))).toEqual(ids(0, 20));
  });

  it('goes on in another process, and only with what it accepts', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    const last = await leaveAfter(feed, 10, () => insert(0, 10));
    await insert(10, 20);
    await using other = createChangeFeed<Note>(db, name);
    const accept = ({ id }: Change<Note>) => Number(id.slice(1)) % 2 === 1;
    await using back = await other.listen({ resume: resume(last), accept });
    await insert(20, 24);
    expect(idsOf(await take(back, 7))).toEqual(['n11', 'n13', 'n15', 'n17', 'n19', 'n21', 'n23']);
  });

  it('misses and repeats nothing while it comes and goes amid writes, whichever of them share a time', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    let writing = true;
    const writes = (async () => {
      for (let i = 0; i < 60; i++) {
        await db.client.withSession(session =>
          session.withTransaction(async () => {
            await notes().insertOne({ _id: `n${2 * i}` }, { session });
            await notes().insertOne({ _id: `n${2 * i + 1}` }, { session });
          }),
        );
      }
      writing = false;
    })();
    const first = await feed.listen();
    let got = await take(first, 1);
    const begin = Number(got[0]!.id.slice(1));
    await first.return?.();
    while (writing || got.length < 120 - begin) {
      await using back = await feed.listen({ resume: resume(got.at(-1)) });
      got = [...got, ...(await take(back, Math.min(7, 120 - begin - got.length)))];
    }
    await writes;
    expect(idsOf(got)).toEqual(ids(begin, 120));
  });

  it('goes on after the collection was dropped', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    const last = await leaveAfter(feed, 1, () => insert(0, 1));
    await notes().drop();
    await insert(1, 3);
    await using back = await feed.listen({ resume: resume(last) });
    await insert(3, 4);
    expect(idsOf(await take(back, 3))).toEqual(ids(1, 4));
  });

  it('is shown documents as they are now, and not what was withdrawn', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    const last = await leaveAfter(feed, 1, () => insert(0, 1));
    await notes().insertMany([
      { _id: 'kept', text: 'old' },
      { _id: 'withdrawn', text: 'secret' },
    ]);
    await notes().updateOne({ _id: 'kept' }, { $set: { text: 'new' } });
    await notes().deleteOne({ _id: 'withdrawn' });
    await using back = await feed.listen({ resume: resume(last) });
    const changes = await take(back, 4);
    expect(changes.map(({ kind, document }) => [kind, document?.text])).toEqual([
      ['insert', 'new'],
      ['insert', undefined],
      ['update', 'new'],
      ['delete', undefined],
    ]);
  });

  it('shares what is read with all who come back at that time', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    await using listener = await feed.listen();
    await insert(0, 50);
    const changes = await take(listener, 50);
    let streams = 0;
    const onCommand = ({ command }: { command: Record<string, unknown> }) => {
      if (JSON.stringify(command.pipeline ?? '').includes('$changeStream')) streams++;
    };
    connection.client.on('commandStarted', onCommand);
    const back = await Promise.all(changes.map(change => feed.listen({ resume: resume(change) })));
    connection.client.off('commandStarted', onCommand);
    await insert(50, 51);
    for (const [i, one] of back.entries()) expect(idsOf(await take(one, 50 - i))).toEqual(ids(i + 1, 51));
    expect(streams).toBeLessThanOrEqual(2);
  });
});

describe('a listener that waits', () => {
  const position = (listener: Changes<Note>) => listener[RESUME_POSITION]!();

  it('has a place to come back to before anything has come, and while others get what is not for it', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    await using others = await feed.listen();
    const quiet = await feed.listen({ accept: ({ id }) => id === 'mine' });
    expect(position(quiet)).toBeUndefined();
    const waiting = quiet.next();
    const first = position(quiet)!;
    await insert(0, 3);
    await take(others, 3);
    const later = position(quiet)!;
    expect(later).not.toBe(first);
    await quiet.return!();
    await waiting;
    await notes().insertOne({ _id: 'mine' });
    for (const after of [first, later]) {
      await using back = await feed.listen({ resume: { after, within: HOUR_MS }, accept: ({ id }) => id === 'mine' });
      expect(idsOf(await take(back, 1))).toEqual(['mine']);
      expect(position(back)).toBeUndefined();
    }
  });

  it('comes back to where it is at no cost, however long that was the last change', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    await using listener = await feed.listen();
    await insert(0, 1);
    await take(listener, 1);
    const next = listener.next();
    await using back = await feed.listen({ resume: { after: position(listener)!, within: 0 } });
    await insert(1, 2);
    expect(idsOf(await take(back, 1))).toEqual(['n1']);
    expect((await next).value?.id).toBe('n1');
  });
});

describe('a listener cannot come back', () => {
  const refused = (code: string) => expect.objectContaining({ extensions: expect.objectContaining({ code }) });

  it.each([
    ['no token', '?'],
    ['a text of another kind', Buffer.from('hello').toString('base64url')],
    ['a token of another collection', writeResumeToken('other', { time: 1n, ordinal: 1 })],
    ['a time that is yet to come', (): string => writeResumeToken(name, { time: secondsFromNow(3_600), ordinal: 1 })],
  ])('with %s', async (_, token) => {
    await using feed = createChangeFeed<Note>(db, name);
    const after = typeof token === 'string' ? token : token();
    await expect(feed.listen({ resume: { after, within: HOUR_MS } })).rejects.toEqual(refused('BAD_USER_INPUT'));
  });

  it('after a change that is too long ago, is not there, or has too much after it', async () => {
    await using feed = createChangeFeed<Note>(db, name);
    const last = await leaveAfter(feed, 1, () => insert(0, 1));
    await insert(1, 20);
    const tooOld = refused('SUBSCRIPTION_RESUME_TOO_OLD');
    const old = writeResumeToken(name, { time: secondsFromNow(-7_200), ordinal: 1 });
    await expect(feed.listen({ resume: { after: old, within: HOUR_MS } })).rejects.toEqual(tooOld);
    const none = writeResumeToken(name, { time: secondsFromNow(-600), ordinal: 1 });
    await expect(feed.listen({ resume: { after: none, within: HOUR_MS } })).rejects.toEqual(tooOld);
    await expect(feed.listen({ resume: resume(last), maxQueued: 10 })).rejects.toEqual(tooOld);
    // None of them has spoiled anything.
    await using back = await feed.listen({ resume: resume(last) });
    expect(idsOf(await take(back, 19))).toEqual(ids(1, 20));
  });
});
