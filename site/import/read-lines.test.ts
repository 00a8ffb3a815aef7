import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ByteLine, readLines } from './read-lines.ts';

async function* chunks(...parts: readonly (string | Uint8Array)[]) {
  yield* parts;
}

async function linesOf(stream: AsyncIterable<string | Uint8Array>, maxBytes = 100): Promise<ByteLine[]> {
  const lines: ByteLine[] = [];
  for await (const line of readLines(stream, maxBytes)) lines.push(line);
  return lines;
}

describe('lines of a stream', () => {
  it('are the same wherever the stream is cut, and say where the next one begins', async () => {
    const text = fc.array(fc.string({ unit: fc.constantFrom('a', '한', '\r', '\n') })).map(parts => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(40)), async (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const places = [0, ...cuts.filter(cut => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const parts = places.slice(1).map((end, i) => bytes.subarray(places[i], end));
        const lines = await linesOf(chunks(...parts));
        const expected = whole.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(lines.map(line => line.text)).toEqual(expected.map(line => line.replace(/\r$/, '')));
        expect(lines.at(-1)?.end ?? 0).toBe(bytes.length);
      }),
    );
  });

  it('are skipped without buffering when they are too long', async () => {
    const mebibyte = new Uint8Array(1024 * 1024).fill(120);
    let made = 0;
    let most = 0;
    async function* endless() {
      for (; made < 400; made++) {
        const chunk = mebibyte.slice();
        most = Math.max(most, process.memoryUsage().arrayBuffers);
        yield chunk;
      }
      yield '\nshort\n';
    }
    const before = process.memoryUsage().arrayBuffers;
    const lines = await linesOf(endless(), 1_000);
    expect(lines).toEqual([
      { number: 1, text: undefined, end: 400 * 1024 * 1024 + 1 },
      { number: 2, text: 'short', end: 400 * 1024 * 1024 + 7 },
    ]);
    // The whole line would be 400 MiB; some chunks wait to be collected.
    expect(most - before).toBeLessThan(250 * 1024 * 1024);
  });
});
