import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPageWindows, type WantedWindow, type WindowedPage } from './page-windows.ts';

/** Lists of numbers by name, and how many rows were looked at for the pages of them. */
function listsOf(lists: Record<string, readonly number[]>) {
  const windows = createPageWindows({ firstWidth: 10, top: () => 1_000 });
  const seen = { loads: 0, rows: 0 };
  const read = (pages: readonly WindowedPage[]) =>
    windows.read<number>(
      pages,
      value => value,
      async wanted => {
        seen.loads++;
        return wanted.map(({ index, window, size }: WantedWindow) => {
          const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = window;
          const { list, direction } = pages[index]!;
          const rows = lists[list]!.filter(value => value >= from && value <= to);
          seen.rows += rows.length;
          return rows.sort((a, b) => direction * (a - b)).slice(0, size);
        });
      },
    );
  return { read, seen, windows };
}

describe('page windows', () => {
  it('read the same pages as a whole sort, whatever is remembered', async () => {
    const value = fc.integer({ min: -50, max: 1_200 });
    const bound = fc.option(value, { nil: undefined });
    const page = fc.record({
      list: fc.constantFrom('a', 'b'),
      direction: fc.constantFrom(1 as const, -1 as const),
      size: fc.integer({ min: 1, max: 12 }),
      first: bound,
      last: bound,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(value), fc.array(value), fc.array(fc.array(page)), async (a, b, rounds) => {
        const { read } = listsOf({ a, b });
        for (const pages of rounds) {
          const expected = pages.map(({ list, direction, size, first, last }) =>
            (list === 'a' ? a : b)
              .filter(one => first === undefined || direction * (one - first) >= 0)
              .filter(one => last === undefined || direction * (last - one) >= 0)
              .sort((x, y) => direction * (x - y))
              .slice(0, size),
          );
          expect(await read(pages)).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('read little more than a page once the list is known', async () => {
    const { read, seen } = listsOf({ a: Array.from({ length: 900 }, (_, i) => i) });
    await read([{ list: 'a', direction: -1, size: 20 }]);
    for (const first of [undefined, 700, 250]) {
      seen.loads = 0;
      seen.rows = 0;
      const [rows] = await read([{ list: 'a', direction: -1, size: 20, first }]);
      expect(rows).toHaveLength(20);
      expect(seen).toEqual({ loads: 1, rows: 41 });
    }
  });

  it('read a short list at once when it is known to be short', async () => {
    const { read, seen } = listsOf({ a: [3, 500] });
    await read([{ list: 'a', direction: -1, size: 20 }]);
    seen.loads = 0;
    expect(await read([{ list: 'a', direction: -1, size: 20 }])).toEqual([[500, 3]]);
    expect(seen.loads).toBe(1);
  });

  it('read several lists together, and again only those that are not full', async () => {
    const { read, seen } = listsOf({ dense: Array.from({ length: 900 }, (_, i) => i), sparse: [1, 995] });
    const pages = ['dense', 'sparse'].map(list => ({ list, direction: -1 as const, size: 3 }));
    expect(await read(pages)).toEqual([
      [899, 898, 897],
      [995, 1],
    ]);
    expect(seen.loads).toBe(4);
  });

  it('forget the lists that were read longest ago', async () => {
    const windows = createPageWindows({ lists: 2 });
    for (const list of ['a', 'b', 'a', 'c']) {
      await windows.read<number>(
        [{ list, direction: 1, size: 2 }],
        value => value,
        async () => [[1, 9]],
      );
    }
    expect(['a', 'b', 'c'].map(windows.pitchOf)).toEqual([8, undefined, 8]);
  });
});
