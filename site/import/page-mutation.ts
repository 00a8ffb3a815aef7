import { createHash } from 'node:crypto';
import type { GradeLetter, Page, PageArticle, PageBlock } from '../../shared/pages/page.ts';
import { findRegionByName } from '../../shared/regions.ts';

/** The mutation that writes a page: one operation, sent once to validate and once to write. */
export const IMPORT_PAGE = /* GraphQL */ `
  mutation ImportPage(
    $readings: [RecordAirQualityInput!]!
    $thread: UpsertCommentThreadInput!
    $article: UpsertArticleInput!
    $dryRun: Boolean!
  ) {
    recordAirQuality(input: $readings, dryRun: $dryRun) {
      recorded
    }
    upsertCommentThread(input: $thread) {
      outcome
    }
    upsertArticle(input: $article) {
      outcome
    }
  }
`;

/** The result of IMPORT_PAGE. */
export interface ImportPageResult {
  readonly recordAirQuality: { readonly recorded: number };
  readonly upsertCommentThread: { readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' };
  readonly upsertArticle: { readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' };
}

const GRADES: Record<GradeLetter, string> = { A: 'GOOD', B: 'MODERATE', C: 'UNHEALTHY', D: 'VERY_UNHEALTHY' };

/** The variables of IMPORT_PAGE for a page. */
export function pageVariables(page: Page, dryRun: boolean): Record<string, unknown> {
  const { article, masthead } = page;
  const id = articleIdOf(page);
  return {
    dryRun,
    readings: page.regions.map(region => ({
      regionCode: region.code,
      observedAt: masthead.lastEditedAt,
      grade: GRADES[region.grade],
      temperature: region.temperature ?? null,
      source: article.publisher.name,
      recordedAt: masthead.lastEditedAt,
    })),
    thread: { articleId: id, sourceCommentCount: page.sourceCommentCount, dryRun },
    article: {
      id,
      headline: article.headline,
      subheadlines: article.subheadlines,
      bylines: article.bylines.map(({ name, role, email }) => ({ name, role, email: email ?? null })),
      dateline: article.dateline ?? null,
      section: article.section ?? null,
      publisher: { name: article.publisher.name, englishName: article.publisher.englishName ?? null },
      body: article.blocks.map(blockInput),
      regionCodes: statedRegions(article),
      publishedAt: article.approvedAt,
      updatedAt: article.updatedAt ?? null,
      dryRun,
    },
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
      return { image: { caption: block.caption, credit: block.credit } };
    case 'list':
      return { list: { items: block.items } };
  }
}
