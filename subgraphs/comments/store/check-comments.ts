import type { CheckResult } from '../../../shared/subgraph-module/subgraph-module.ts';
import { type CountedComment, type Finding, findWrongCounts } from './comment-counters.ts';
import type { CommentDocument } from './documents.ts';
import type { CommentRepository } from './repository.ts';

const BATCH = 500;
const LOOKS = 10;

interface CheckOptions {
  /** Called with each wrong value. @default nothing */
  readonly onFinding?: (finding: Finding) => void;
  /** Ends the check early. */
  readonly signal?: AbortSignal;
}

/**
 * Checks that what is stored with comments of others is correct: counts, lists and visibility. May run while users write: comments that change during the
 * check are checked again.
 *
 * @param repair whether to correct wrong counts
 */
export async function checkComments(
  repository: CommentRepository,
  repair: boolean,
  { onFinding = () => {}, signal }: CheckOptions = {},
): Promise<CheckResult> {
  const result = { checked: 0, wrong: 0, repaired: 0 };
  // Replies before what they reply to: a deleted comment is shown only where they are.
  for (let before: string | undefined; ; ) {
    const comments = await repository.findCounted(before, BATCH);
    if (comments.length === 0) return result;
    signal?.throwIfAborted();
    const [replies, covers] = await Promise.all([countsOf(repository, comments), repository.findCovers(comments)]);
    for (const [i, comment] of comments.entries()) {
      if (findWrongCounts(comment, replies.get(comment._id) ?? 0, covers[i]!).length === 0) continue;
      const outcome = await settle(repository, comment._id, repair);
      if (outcome.findings.length > 0) result.wrong++;
      if (outcome.repaired) result.repaired++;
      outcome.findings.forEach(onFinding);
    }
    result.checked += comments.length;
    before = comments.at(-1)!._id;
  }
}

/** A count is wrong when it is the same before and after the replies were counted, and differs from their number. */
async function settle(repository: CommentRepository, id: string, repair: boolean) {
  for (let look = 0; look < LOOKS; look++) {
    const [before] = await repository.findCounted(undefined, 1, [id]);
    if (!before) return { findings: [], repaired: false };
    const replies = (await countsOf(repository, [before])).get(id) ?? 0;
    const [hiddenBy = []] = await repository.findCovers([before]);
    const findings = findWrongCounts(before, replies, hiddenBy);
    if (findings.length === 0) return { findings, repaired: false };
    const [after] = await repository.findCounted(undefined, 1, [id]);
    if (JSON.stringify(before) !== JSON.stringify(after)) continue;
    if (!repair) return { findings, repaired: false };
    const set = Object.fromEntries(
      findings.map(({ field, expected }) => [field, expected]),
    ) as Partial<CommentDocument>;
    if (await repository.repairCounts(before, set)) return { findings, repaired: true };
  }
  return { findings: [], repaired: false };
}

async function countsOf(
  repository: CommentRepository,
  comments: readonly CountedComment[],
): Promise<Map<string, number>> {
  const rows = await repository.countReplies(comments.map(({ _id }) => _id));
  return new Map(rows.map(row => [row._id, row.count]));
}
