import { REGIONS } from '../../../shared/regions.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import { GRADES } from '../../../subgraphs/air-quality/measures/grades.ts';
import type { Reading } from '../../../subgraphs/air-quality/measures/reading.ts';
import { shareLinksOf } from '../../../subgraphs/articles/resolvers/share-links.ts';
import type { ArticleDocument, Block } from '../../../subgraphs/articles/store/article-document.ts';
import type { CommentDocument } from '../../../subgraphs/comments/store/documents.ts';
import type { PageReads } from './page-reads.ts';

/** The hand-written pages, without GraphQL; they have the same data as the operations, field by field. */

const COMMENTS = 10;

export async function headlinePage(reads: PageReads, id: string) {
  const headline = await reads.headline(id);
  return { article: headline === undefined ? null : { headline } };
}

export async function homePage(reads: PageReads, first: number, after: string | undefined) {
  const [rows, readings] = await Promise.all([
    reads.newest(first + 1, after ? readCursor(after) : undefined),
    latest(reads),
  ]);
  const page = rows.slice(0, first);
  const counts = await reads.commentCounts(page.map(article => article._id));
  const last = page.at(-1);
  return {
    articles: {
      nodes: page.map(article => ({
        id: article._id,
        slug: article.slug,
        headline: article.headline,
        publishedAt: formatSeoulTime(article.publishedAt),
        commentCounts: { totalPublished: counts.get(article._id) ?? 0 },
        regions: article.regionCodes.map(code => regionTag(code, readings.get(code))),
      })),
      pageInfo: {
        hasNextPage: rows.length > first,
        endCursor: last ? writeCursor('PUBLISHED_AT_DESC', last.publishedAt, last._id) : null,
      },
    },
    regions: REGIONS.map(({ code, name }) => {
      const reading = readings.get(code);
      return { name, airQuality: reading ? stripFields(reading) : null };
    }),
  };
}

export async function articlePage(reads: PageReads, id: string) {
  // The article nearly always exists, so its comments do not wait for it.
  const [article, thread, counts, comments, readings] = await Promise.all([
    reads.article(id),
    reads.thread(id),
    reads.commentCounts([id]),
    reads.newestComments(id, COMMENTS + 1),
    latest(reads),
  ]);
  return {
    article: article && {
      ...articleFields(article),
      commentCounts: { totalPublished: counts.get(id) ?? 0 },
      sourceCommentCount: thread?.sourceCommentCount ?? null,
      isClosed: thread?.closedAt != null && thread.closedAt <= new Date(),
      comments: commentPage(comments),
    },
    regions: REGIONS.map(({ code, name }) => {
      const reading = readings.get(code);
      return { name, airQuality: reading ? readingFields(reading) : null };
    }),
  };
}

async function latest(reads: PageReads): Promise<Map<string, Reading>> {
  return new Map((await reads.latestReadings()).map(reading => [reading.regionCode, reading]));
}

const namesByCode = new Map(REGIONS.map(region => [region.code, region.name]));

function regionTag(code: string, reading: Reading | undefined) {
  return { name: namesByCode.get(code), airQuality: reading ? { gradeLabel: labelOf(reading) } : null };
}

const labelOf = ({ grade }: Reading) => grade && GRADES[grade].label.KO;

function stripFields(reading: Reading) {
  const { grade, temperature } = reading;
  return { letter: grade && GRADES[grade].letter, gradeLabel: labelOf(reading), temperature };
}

function readingFields(reading: Reading) {
  const { grade, temperature, observedAt } = reading;
  return { grade, gradeLabel: labelOf(reading), temperature, observedAt: formatSeoulTime(observedAt) };
}

function articleFields(article: ArticleDocument) {
  const url = article.url ?? '';
  return {
    id: article._id,
    slug: article.slug,
    url,
    headline: article.headline,
    subheadlines: article.subheadlines,
    bylines: article.bylines.map(({ name, role }) => ({ name, role })),
    section: article.section,
    publishedAt: formatSeoulTime(article.publishedAt),
    updatedAt: formatSeoulTime(article.updatedAt),
    publisher: article.publisher,
    body: article.body.map(blockFields),
    shareLinks: shareLinksOf(url, article.headline),
  };
}

function blockFields({ kind, ...fields }: Block) {
  return { __typename: kind, ...fields };
}

function commentPage(rows: readonly CommentDocument[]) {
  const page = rows.slice(0, COMMENTS);
  const last = page.at(-1);
  return {
    nodes: page.map(({ _id, body, createdAt, author }) => ({
      id: _id,
      body,
      createdAt: formatSeoulTime(createdAt),
      author: author && { username: author.username },
    })),
    pageInfo: {
      hasNextPage: rows.length > COMMENTS,
      endCursor: last ? writeCursor('CREATED_AT_DESC', last.createdAt, last._id) : null,
    },
  };
}

function writeCursor(sort: string, time: Date, id: string): string {
  return Buffer.from(JSON.stringify([sort, time.getTime(), id])).toString('base64url');
}

function readCursor(cursor: string): { publishedAt: Date; id: string } {
  const [, time, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, number, string];
  return { publishedAt: new Date(time), id };
}
