import { createRandom, seededArticleId } from '../../shared/seed/random.ts';
import { DAY_MS, type OnSeeded, SEED_BATCH, type SeedOptions, writeInBatches } from '../../shared/seed/seed-options.ts';
import { opinion, personName } from '../../shared/seed/words.ts';
import type { CommentDocument, CommentRepository } from './repository.ts';

const READERS = 5_000;

/** Fills the collection with plausible comments on the seeded articles; those that are there already stay as they are. */
export function seedComments(repository: CommentRepository, options: SeedOptions, onSeeded: OnSeeded): Promise<void> {
  return writeInBatches(seededComments(options), SEED_BATCH, batch => repository.insertNew(batch), onSeeded);
}

function* seededComments(options: SeedOptions): Generator<CommentDocument> {
  if (options.articles === 0) return;
  for (let index = 0; index < options.comments; index++) yield seededComment(options, index);
}

/** A few articles draw most comments. */
function seededComment({ seed, articles, days, until }: SeedOptions, index: number): CommentDocument {
  const random = createRandom(seed, `comment/${index}`);
  const article = Math.floor(articles * random.next() ** 3);
  const reader = random.below(READERS);
  return {
    _id: `seeded-${seed}-${index}`,
    articleId: seededArticleId(seed, article),
    parentId: null,
    body: opinion(random),
    author: { id: `reader-${reader}`, username: personName(createRandom(seed, `reader/${reader}`)) },
    status: random.chance(0.9) ? 'NONE' : random.pick(['APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD'] as const),
    createdAt: new Date(until.getTime() - Math.floor(random.next() * days * DAY_MS)),
  };
}
