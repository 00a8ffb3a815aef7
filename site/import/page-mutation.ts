import { createHash } from 'node:crypto';
import type {
  GradeLetter,
  Page,
  PageArticle,
  PageBlock,
  RegionReading,
  StripMeasure,
} from '../../shared/pages/page.ts';
import { findRegionByName } from '../../shared/regions.ts';

/** The mutation that writes a page: one operation, sent once to validate and once to write. */
export const IMPORT_PAGE = /* GraphQL */ `
  mutation ImportPage(
    $readings: [RecordAirQualityInput!]!
    $thread: UpsertCommentThreadInput!
    $article: UpsertArticleInput!
    $masthead: RecordMastheadInput!
    $dryRun: Boolean!
    $hasReadings: Boolean!
  ) {
    recordAirQuality(input: $readings, dryRun: $dryRun) @include(if: $hasReadings) {
      recorded
    }
    upsertCommentThread(input: $thread) {
      outcome
    }
    upsertArticle(input: $article) {
      outcome
    }
    recordMasthead(input: $masthead) {
      outcome
    }
  }
`;

/** The result of IMPORT_PAGE. */
export interface ImportPageResult {
  /** Absent for a page without readings. */
  readonly recordAirQuality?: { readonly recorded: number };
  readonly upsertCommentThread: { readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' };
  readonly upsertArticle: { readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' };
  readonly recordMasthead: { readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' };
}

const GRADES: Record<GradeLetter, string> = { A: 'GOOD', B: 'MODERATE', C: 'UNHEALTHY', D: 'VERY_UNHEALTHY' };

const POLLUTANTS: Record<StripMeasure, string | undefined> = {
  통합대기: undefined,
  미세먼지: 'pm10',
  초미세먼지: 'pm25',
  오존: 'o3',
  이산화질소: 'no2',
  일산화탄소: 'co',
  아황산가스: 'so2',
};

/** The variables of IMPORT_PAGE for a page. */
export function pageVariables(page: Page, dryRun: boolean): Record<string, unknown> {
  const { masthead, article, comments } = page;
  const publisher = { name: article.publisher.name, englishName: article.publisher.englishName ?? null };
  const id = articleIdOf(page);
  const readings = page.regions.flatMap(region => readingOf(region, page) ?? []);
  return {
    dryRun,
    masthead: { publisher, lastEditedAt: masthead.lastEditedAt, links: masthead.links, dryRun },
    hasReadings: readings.length > 0,
    readings,
    thread: {
      articleId: id,
      sourceCommentCount: page.sourceCommentCount,
      isClosed: comments.isClosed ?? null,
      comments: comments.posts.map(({ author, createdAt, text }) => ({ author, createdAt, body: text })),
      dryRun,
    },
    article: {
      id,
      headline: article.headline,
      subheadlines: article.subheadlines,
      bylines: article.bylines.map(({ name, role, email }) => ({ name, role: role ?? null, email: email ?? null })),
      dateline: article.dateline ?? null,
      section: article.section ?? null,
      publisher,
      body: article.blocks.map(blockInput),
      copyright: article.copyright ?? null,
      tags: article.tags,
      regionCodes: statedRegions(article),
      publishedAt: article.approvedAt,
      updatedAt: article.updatedAt ?? null,
      dryRun,
    },
  };
}

/**
 * A grade is that of the pollutant that its label names. 미세먼지 is also the label under which strips print the grade of
 * the region's air, so it is the overall grade too. A region that was not measured has no reading.
 */
function readingOf(
  { code, grade, temperature, measure }: RegionReading,
  { masthead, article }: Page,
): Record<string, unknown> | undefined {
  if (grade === undefined || measure === undefined) return undefined;
  const pollutant = POLLUTANTS[measure];
  const isOverall = pollutant === undefined || measure === '미세먼지';
  return {
    regionCode: code,
    observedAt: masthead.lastEditedAt,
    grade: isOverall ? GRADES[grade] : null,
    ...(pollutant !== undefined && { [pollutant]: { grade: GRADES[grade] } }),
    temperature: temperature ?? null,
    source: article.publisher.name,
    recordedAt: masthead.lastEditedAt,
  };
}

/**
 * A page has no id; what stays the same when an article is edited identifies it: publisher, approval time and headline.
 */
function articleIdOf({ article }: Page): string {
  const source = JSON.stringify([article.publisher.name, article.approvedAt, article.headline]);
  return createHash('sha256').update(source).digest('hex').slice(0, 16);
}

/**
 * The regions that a page names: as separate words of its dateline (부산 in `신문 부산=홍길동 기자`), and as levels of its
 * breadcrumb (부산 in `지역 > 부산`). Regions are not guessed from headlines.
 */
function statedRegions({ dateline = '', section = '' }: PageArticle): string[] {
  const names = [...dateline.split(/[^\p{L}\p{N}]+/u), ...section.split('>')];
  return [...new Set(names.flatMap(name => findRegionByName(name.trim())?.code ?? []))];
}

function blockInput(block: PageBlock): Record<string, unknown> {
  switch (block.kind) {
    case 'paragraph':
      return { paragraph: { text: block.text } };
    case 'heading':
      return { heading: { text: block.text, level: block.level } };
    case 'image':
      return { image: { caption: block.caption, credit: block.credit ?? null } };
    case 'list':
      return { list: { items: block.items } };
  }
}
