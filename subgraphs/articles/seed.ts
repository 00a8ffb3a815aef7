import { REGIONS } from '../../shared/regions.ts';
import { createRandom, isSeededPublished, type Random, seededArticleId } from '../../shared/seed/random.ts';
import { DAY_MS, type OnSeeded, type SeedOptions, writeInBatches } from '../../shared/seed/seed-options.ts';
import * as words from '../../shared/seed/words.ts';
import { deriveFields } from './editing/derive-fields.ts';
import type { ArticleContent, ArticleDocument, ArticleStatus, Block } from './store/article-document.ts';
import type { ArticleRepository } from './store/repository.ts';

const PUBLISHER = { name: '모의신문', englishName: 'MODEL TIMES' };

/** An article has hundreds of search terms, and long batches may take more than their share of a server's time. */
const ARTICLE_BATCH = 50;

/** Fills the collection with plausible articles; existing ones stay unchanged. */
export async function seedArticles(
  repository: ArticleRepository,
  options: SeedOptions,
  onSeeded: OnSeeded,
): Promise<void> {
  if (options.articles > 0) await repository.mastheads.found(PUBLISHER.name, PUBLISHER.englishName, options.until);
  await writeInBatches(seededArticles(options), ARTICLE_BATCH, batch => repository.insertNew(batch), onSeeded);
}

function* seededArticles(options: SeedOptions): Generator<ArticleDocument> {
  for (const index of indexesByTime(options)) yield seededArticle(options, index);
}

/**
 * Oldest first, as the articles of a site arrive: each index then grows at one place per term, which stays in the
 * database's cache.
 */
function indexesByTime({ seed, articles }: SeedOptions): Uint32Array {
  const ages = Float64Array.from({ length: articles }, (_, index) => ageOf(createRandom(seed, `article/${index}`)));
  return Uint32Array.from({ length: articles }, (_, index) => index).sort((a, b) => ages[b]! - ages[a]!);
}

/** The age of an article as a fraction of the seeded time; the first of its random numbers. */
const ageOf = (random: Random) => random.next();

function seededArticle({ seed, days, until }: SeedOptions, index: number): ArticleDocument {
  const random = createRandom(seed, `article/${index}`);
  const id = seededArticleId(seed, index);
  const publishedAt = new Date(until.getTime() - Math.floor(ageOf(random) * days * DAY_MS));
  const reporter = words.personName(random);
  const content: ArticleContent = {
    slug: `seeded-${id}`,
    url: `https://seeded.example/news/articleView.html?idxno=${index}`,
    headline: words.headline(random),
    subheadlines: Array.from({ length: random.below(3) }, () => words.subheadline(random)),
    bylines: [{ name: reporter, role: '기자', email: null }],
    dateline: `모의신문=${reporter} 기자`,
    section: words.section(random),
    publisher: PUBLISHER,
    body: seededBody(random),
    leadImage: null,
    copyright: null,
    tags: words.tags(random),
    regionCodes: [...new Set(Array.from({ length: random.below(3) }, () => random.pick(REGIONS).code))],
    publishedAt,
    updatedAt: publishedAt,
  };
  const status = isSeededPublished(index) ? 'PUBLISHED' : random.pick<ArticleStatus>(['DRAFT', 'ARCHIVED']);
  const saved = { savedAt: publishedAt, savedBy: null, liveAt: status === 'DRAFT' ? null : publishedAt };
  return { _id: id, ...content, ...deriveFields(content), ...saved, status, revision: 1 };
}

function seededBody(random: ReturnType<typeof createRandom>): Block[] {
  const caption = words.sentence(random);
  const image: Block = {
    kind: 'Image',
    url: 'https://seeded.example/photo.jpg',
    caption,
    credit: '모의신문',
    alt: null,
  };
  const paragraphs = Array.from({ length: 4 + random.below(8) }, (): Block => {
    const sentences = Array.from({ length: 2 + random.below(4) }, () => words.sentence(random));
    return { kind: 'Paragraph', text: sentences.join(' ') };
  });
  const heading: Block = { kind: 'Heading', text: words.subheadline(random), level: 2 };
  return [...(random.chance(0.7) ? [image] : []), ...paragraphs.slice(0, 3), heading, ...paragraphs.slice(3)];
}
