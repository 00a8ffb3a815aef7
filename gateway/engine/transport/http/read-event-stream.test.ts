import { describe, expect, it } from 'vitest';
import { readEventStream } from './read-event-stream.ts';
import { readMultipart } from './read-multipart.ts';

/** In pieces of so many bytes, after a first piece of its own length. */
async function* cut(text: string, length: number, first = length) {
  const bytes = Buffer.from(text);
  yield bytes.subarray(0, first);
  for (let at = first; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** Reads a text cut in two at each of its bytes, and of single bytes. */
async function readCutEverywhere<T>(text: string, read: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<T>) {
  const { length } = Buffer.from(text);
  const readings = [await all(read(cut(text, 1)))];
  for (let at = 1; at < length; at++) readings.push(await all(read(cut(text, length, at))));
  return readings;
}

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
}

const one = { data: { a: 'x\r\n--graphql: y --graphql' } };
const two = { data: null, errors: [{ message: 'no' }] };
const MOST = 200;
const korean = { data: { headline: '서울 미세먼지 ‘나쁨’ 🙂', 지역: ['종로구', '중구'] } };

describe('server-sent events', () => {
  const events = [
    ': hello\n\nevent: next\ndata: ',
    JSON.stringify(one),
    '\n\nevent:\n\nevent: next\r\ndata:',
    JSON.stringify(two),
    '\r\n\r\n',
  ].join('');

  it.each([1, 2, 7, 1000])('are read from pieces of %i', async length => {
    const source = readEventStream(cut(`${events}event: complete\n\nevent: next\ndata: {}\n\n`, length), MOST);
    expect(await all(source)).toEqual([one, two]);
  });

  it('are read as they were sent wherever a chunk cuts them', async () => {
    const text = `\uFEFFid: 가\r\nevent: next\r\ndata: ${JSON.stringify(korean)}\r\n\r\nevent: complete\ndata\n\n`;
    for (const found of await readCutEverywhere(text, chunks => readEventStream(chunks, MOST))) {
      expect(found).toEqual([korean]);
    }
  });

  it('tell of each id, also of one without an event', async () => {
    const ids: string[] = [];
    const text = `id: 가\n\nid: b\nid: c\nevent: next\ndata: {}\n\nid: \0\n\nevent: complete\n\n`;
    await all(readEventStream(cut(text, 5), MOST, id => ids.push(id)));
    expect(ids).toEqual(['가', 'c']);
  });

  it.each(['nonsense', '', '5', 'null', '[]', '"text"'])('are no answers where they hold %j', async data => {
    await expect(all(readEventStream(cut(`event: next\ndata: ${data}\n\n`, 9), MOST))).rejects.toThrow();
  });

  it('are lost where they end without having been completed', async () => {
    await expect(all(readEventStream(cut(events, 9), MOST))).rejects.toThrow('before it was complete');
  });

  it('are bounded', async () => {
    const lines = `event: next\n${'data: 1\n'.repeat(40)}`;
    await expect(all(readEventStream(cut(lines, 50), MOST))).rejects.toThrow('larger than 200');
    await expect(all(readEventStream(cut(`data: ${'x'.repeat(300)}`, 50), MOST))).rejects.toThrow('larger than 200');
  });
});

describe('multipart', () => {
  const TYPE = 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"';
  const part = (value: unknown) => `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(value)}\r\n--graphql`;
  const head = `--graphql${part({})}${part({ payload: one })}${part({})}`;

  it.each([1, 2, 7, 1000])('is read from pieces of %i', async length => {
    const text = `preamble\r\n${head}${part({ payload: null, errors: [{ message: 'lost' }] })}--\r\n`;
    expect(await all(readMultipart(cut(text, length), TYPE, MOST))).toEqual([
      one,
      { data: null, errors: [{ message: 'lost' }] },
    ]);
  });

  it('is read as it was sent wherever a chunk cuts it', async () => {
    const text = `${head}${part({ payload: korean })}--\r\n`;
    for (const found of await readCutEverywhere(text, chunks => readMultipart(chunks, TYPE, MOST))) {
      expect(found).toEqual([one, korean]);
    }
  });

  it.each([{ payload: 5 }, { payload: [] }, [], null, 'text'])('is no answer where a part holds %j', async value => {
    await expect(all(readMultipart(cut(`--graphql${part(value)}--`, 9), TYPE, MOST))).rejects.toThrow('no GraphQL');
  });

  it('is bounded', async () => {
    const text = `--graphql${part({ payload: { data: 'x'.repeat(300) } })}`;
    await expect(all(readMultipart(cut(text, 50), TYPE, MOST))).rejects.toThrow('larger than 200');
  });

  it('is lost where its last part is missing', async () => {
    await expect(all(readMultipart(cut(head, 9), TYPE, MOST))).rejects.toThrow('before its last part');
  });
});
