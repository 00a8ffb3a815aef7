import { describe, expect, it } from 'vitest';
import { readEventStream, readMultipart } from './read-event-stream.ts';

async function* cut(text: string, length: number) {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
}

const one = { data: { a: 'x\r\n--graphql: y --graphql' } };
const two = { data: null, errors: [{ message: 'no' }] };
const MOST = 200;

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

  it('fail if the stream ends without `complete`', async () => {
    await expect(all(readEventStream(cut(events, 9), MOST))).rejects.toThrow('before it was complete');
  });

  it('are bounded', async () => {
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

  it('fails if its last part is missing', async () => {
    await expect(all(readMultipart(cut(head, 9), TYPE, MOST))).rejects.toThrow('before its last part');
  });
});
