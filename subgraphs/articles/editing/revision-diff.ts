import { type ArticleContent, type Block, CONTENT_FIELDS } from '../store/article-document.ts';

/** The change of one block between two revisions. */
export interface BlockChange {
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** The block's index in the newer body, from 0; for a removed one, where it would be. */
  readonly position: number;
  readonly before: Block | null;
  readonly after: Block | null;
}

/** The fields that differ, except the body and the time of the change. */
export function changedFieldsOf(before: ArticleContent, after: ArticleContent): string[] {
  return CONTENT_FIELDS.filter(
    field =>
      field !== 'body' &&
      field !== 'updatedAt' &&
      // Revisions from before a field have none.
      JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
}

/**
 * The blocks that differ, by their longest common subsequence. A removed and an added block of the same kind at one
 * position are a single changed block.
 */
export function diffBlocks(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const a = before.map(block => JSON.stringify(block));
  const b = after.map(block => JSON.stringify(block));
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const lengths = commonLengths(a.slice(start, endA), b.slice(start, endB));
  const changes: BlockChange[] = [];
  let removed: number[] = [];
  let added: number[] = [];
  const flush = (position: number) => {
    changes.push(
      ...pair(
        removed.map(i => before[i]!),
        added.map(i => after[i]!),
        position,
      ),
    );
    removed = [];
    added = [];
  };
  let i = start;
  let j = start;
  while (i < endA || j < endB) {
    if (i < endA && j < endB && a[i] === b[j]) {
      flush(j - added.length);
      i++;
      j++;
    } else if (
      j >= endB ||
      (i < endA && lengths.at(i - start + 1, j - start) >= lengths.at(i - start, j - start + 1))
    ) {
      removed.push(i++);
    } else added.push(j++);
  }
  flush(j - added.length);
  return changes;
}

/** Pairs blocks that were removed and added at one position. */
function pair(removed: readonly Block[], added: readonly Block[], position: number): BlockChange[] {
  const changes: BlockChange[] = [];
  const gone = [...removed];
  added.forEach((after, k) => {
    const match = gone.findIndex(block => block.kind === after.kind);
    // Skipped blocks have no counterpart.
    for (const before of gone.splice(0, Math.max(match, 0))) {
      changes.push({ kind: 'REMOVED', position: position + k, before, after: null });
    }
    const before = match < 0 ? undefined : gone.shift();
    changes.push({ kind: before ? 'CHANGED' : 'ADDED', position: position + k, before: before ?? null, after });
  });
  for (const before of gone) changes.push({ kind: 'REMOVED', position: position + added.length, before, after: null });
  return changes;
}

/**
 * `at(i, j)`: the number of blocks that the tails from i and from j have in common, in order. Bodies have at most 2,000
 * blocks.
 */
function commonLengths(a: readonly string[], b: readonly string[]) {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  return { at: (i: number, j: number) => table[i * width + j] ?? 0 };
}
