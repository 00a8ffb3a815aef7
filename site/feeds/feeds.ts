import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Host } from '../../gateway/http/host.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import { FEED_FORMATS, type FeedArticle, writeNewsSitemap, writeSitemap, writeSitemapIndex } from './feed-formats.ts';

/** Feeds and sitemaps: the public lists of the graph in the formats of other programs. */

const FEED = /* GraphQL */ `
  query Feed($filter: ArticleFilter) {
    publication { name }
    articles(first: 50, filter: $filter) {
      nodes {
        id url headline excerpt(maxLength: 300) section tags publishedAt updatedAt
        bylines { name }
        leadImage { url }
        body {
          __typename
          ... on Paragraph { spans { kind text marks url } }
          ... on Heading { text level }
          ... on Image { url caption credit alt }
          ... on Quote { text attribution }
          ... on List { items ordered }
          ... on Table { caption rows { cells { text isHeader columnSpan rowSpan } } }
          ... on Embed { url title }
        }
      }
    }
  }
`;

const SPAN = /* GraphQL */ `
  query SitemapSpan {
    edited: articles(first: 1, orderBy: UPDATED_AT_DESC) { nodes { updatedAt } }
    oldest: articles(first: 1, orderBy: PUBLISHED_AT_ASC) { nodes { publishedAt } }
    newest: articles(first: 1) { nodes { publishedAt } }
  }
`;

const PAGE = /* GraphQL */ `
  query SitemapPage($filter: ArticleFilter, $after: String) {
    publication { name }
    articles(first: 50, after: $after, filter: $filter) {
      nodes { url headline publishedAt updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

interface FeedAnswer {
  readonly publication: { readonly name: string };
  readonly articles: { readonly nodes: readonly FeedArticle[] };
}
interface SpanAnswer {
  readonly edited: { readonly nodes: readonly { readonly updatedAt: string }[] };
  readonly oldest: { readonly nodes: readonly { readonly publishedAt: string }[] };
  readonly newest: { readonly nodes: readonly { readonly publishedAt: string }[] };
}
type SitemapArticle = Pick<FeedArticle, 'url' | 'headline' | 'publishedAt' | 'updatedAt'>;
interface PageAnswer {
  readonly publication: { readonly name: string };
  readonly articles: {
    readonly nodes: readonly SitemapArticle[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** A document to send, with its last modification time. */
interface Sheet {
  readonly type: string;
  readonly text: string;
  readonly changedAt: string | undefined;
}

type ListFilter = { readonly section?: string; readonly tag?: string };

/** The lists that have feeds of their own, by their folder. */
const LISTS: Readonly<Record<string, (name: string) => ListFilter>> = {
  sections: section => ({ section }),
  tags: tag => ({ tag }),
};

const XML_TYPE = 'application/xml; charset=utf-8';
const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=300';
/** The sitemap protocol's limits. */
const MAX_IN_SITEMAP = 50_000;
const MAX_IN_NEWS_SITEMAP = 1_000;
const NEWS_HOURS = 48;

/** The feeds could not be read from the graph. */
class FeedError extends Error {
  override readonly name = 'FeedError';
}

/** Registers `/feeds/...`, `/sitemap.xml`, `/sitemaps/...` and `/news-sitemap.xml`. */
export function feedRoutes({ siteUrl }: SiteSettings['publication']) {
  return (app: FastifyInstance, execute: Host['execute']): void => {
    const ask = async <Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
      // Without a token, so nothing unpublished can leak.
      const { data, errors } = await execute<Data>({ query, variables }, { identity: undefined, headers: {} });
      if (!data || errors) throw new FeedError(errors?.[0]?.message ?? 'the graph answered nothing');
      return data;
    };
    const addressOf = (path: string) => new URL(path.slice(1), siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`).href;

    const feed = async (path: string, extension: string, filter: ListFilter = {}): Promise<Sheet | undefined> => {
      const format = Object.hasOwn(FEED_FORMATS, extension) ? FEED_FORMATS[extension] : undefined;
      if (!format) return undefined;
      const { publication, articles } = await ask<FeedAnswer>(FEED, { filter });
      const { nodes } = articles;
      const [name] = Object.values(filter);
      if (name !== undefined && nodes.length === 0) return undefined;
      const changedAt = latestOf(nodes);
      const title = name === undefined ? publication.name : `${publication.name} ${name}`;
      const updatedAt = changedAt ?? new Date(0).toISOString();
      const text = format.write({ title, siteUrl, feedUrl: addressOf(path), updatedAt, articles: nodes });
      return { type: format.type, text, changedAt };
    };

    app.get<{ Params: { file: string } }>('/feeds/:file', async (request, reply) => {
      const extension = /^all\.([a-z]+)$/.exec(request.params.file)?.[1];
      return send(request, reply, extension && (await feed(`/feeds/${request.params.file}`, extension)));
    });
    for (const [folder, filterOf] of Object.entries(LISTS)) {
      app.get<{ Params: { file: string } }>(`/feeds/${folder}/:file`, async (request, reply) => {
        const [, name, extension] = /^(.{1,300})\.([a-z]+)$/su.exec(request.params.file) ?? [];
        const path = `/feeds/${folder}/${encodeURIComponent(request.params.file)}`;
        return send(request, reply, name && extension && (await feed(path, extension, filterOf(name))));
      });
    }
    app.get('/sitemap.xml', async (request, reply) => {
      const { edited, oldest, newest } = await ask<SpanAnswer>(SPAN);
      const months = monthsBetween(oldest.nodes[0]?.publishedAt, newest.nodes[0]?.publishedAt);
      const text = writeSitemapIndex(months.map(month => addressOf(`/sitemaps/${month}.xml`)));
      return send(request, reply, { type: XML_TYPE, text, changedAt: edited.nodes[0]?.updatedAt });
    });
    app.get<{ Params: { file: string } }>('/sitemaps/:file', async (request, reply) => {
      const filter = monthFilter(request.params.file);
      const { articles } = filter ? await listAll(ask, filter, MAX_IN_SITEMAP) : { articles: [] };
      const sheet = { type: XML_TYPE, text: writeSitemap(articles), changedAt: latestOf(articles) };
      return send(request, reply, articles.length > 0 && sheet);
    });
    app.get('/news-sitemap.xml', async (request, reply) => {
      const publishedFrom = new Date(Date.now() - NEWS_HOURS * 3_600_000).toISOString();
      const { articles, name } = await listAll(ask, { publishedFrom }, MAX_IN_NEWS_SITEMAP);
      return send(request, reply, {
        type: XML_TYPE,
        text: writeNewsSitemap(name, articles),
        changedAt: latestOf(articles),
      });
    });
  };
}

/** Sends the sheet, 304 when the client has it, or 404 when there is none. */
function send(request: FastifyRequest, reply: FastifyReply, sheet: Sheet | false | '' | undefined): FastifyReply {
  if (!sheet) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such feed.\n');
  const etag = `"${createHash('sha256').update(sheet.text).digest('base64url').slice(0, 27)}"`;
  const changed = sheet.changedAt === undefined ? undefined : new Date(sheet.changedAt);
  reply.header('cache-control', CACHE_CONTROL).header('etag', etag).type(sheet.type);
  if (changed) reply.header('last-modified', changed.toUTCString());
  return isFresh(request, etag, changed) ? reply.code(304).send() : reply.send(sheet.text);
}

/** RFC 9110 section 13.2.2: the entity tag takes precedence over the date. */
function isFresh({ headers }: FastifyRequest, etag: string, changed: Date | undefined): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    return tags.trim() === '*' || tags.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag);
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  // HTTP dates have no fractions of a second.
  return changed !== undefined && !Number.isNaN(since) && Math.floor(changed.getTime() / 1000) * 1000 <= since;
}

async function listAll(
  ask: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>,
  filter: Record<string, string>,
  most: number,
): Promise<{ name: string; articles: SitemapArticle[] }> {
  const articles: SitemapArticle[] = [];
  let after: string | null = null;
  for (;;) {
    const page: PageAnswer = await ask<PageAnswer>(PAGE, { filter, after });
    articles.push(...page.articles.nodes);
    after = page.articles.pageInfo.endCursor;
    if (!page.articles.pageInfo.hasNextPage || articles.length >= most) {
      return { name: page.publication.name, articles: articles.slice(0, most) };
    }
  }
}

function latestOf(articles: readonly { readonly updatedAt: string }[]): string | undefined {
  // All times of the graph have the same offset, so they sort as texts except for their fractions.
  const times = articles.map(article => Date.parse(article.updatedAt));
  return times.length === 0 ? undefined : new Date(Math.max(...times)).toISOString();
}

/** Months as `2026-01`, newest first. */
function monthsBetween(oldest: string | undefined, newest: string | undefined): string[] {
  if (oldest === undefined || newest === undefined) return [];
  const indexOf = (time: string) => Number(time.slice(0, 4)) * 12 + Number(time.slice(5, 7)) - 1;
  const last = indexOf(newest);
  return Array.from({ length: last - indexOf(oldest) + 1 }, (_, i) => nameOf(last - i));
}

function nameOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function monthFilter(file: string): Record<string, string> | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])\.xml$/.exec(file) ?? [];
  if (year === undefined || month === undefined || year === '9999') return undefined;
  const index = Number(year) * 12 + Number(month) - 1;
  return {
    publishedFrom: `${nameOf(index)}-01T00:00:00+09:00`,
    publishedBefore: `${nameOf(index + 1)}-01T00:00:00+09:00`,
  };
}
