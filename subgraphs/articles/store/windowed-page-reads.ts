import type { Collection, Document, Filter } from 'mongodb';
import type { SortKey } from '../../../shared/graphql/connection.ts';
import type { PageWindows, ValueWindow, WindowedPage } from '../../../shared/mongo/reads/page-windows.ts';
import type { ArticleDocument, ArticleFields } from './article-document.ts';
import { beyond, type ListRequest, PUBLISHED, pageSort, SCOPE_FIELDS, sortFieldOf } from './list-query.ts';
import { type PageReads, projectionOf } from './page-reads.ts';

/** More than the windows of all lists together hold, so that they arrive in one batch. */
const ONE_BATCH = 100_000;

/**
 * The same reads for a server that fetches every document that the filter's one indexed part matches, before it sorts
 * and limits (see `ServerTraits.stopsAtLimit`).
 */
export function createWindowedPageReads(articles: Collection<ArticleDocument>, windows: PageWindows): PageReads {
  /** A page of each of some lists in one sort order, one command per round. */
  async function readPages(requests: readonly ListRequest[], fields: ArticleFields): Promise<ArticleDocument[][]> {
    const [one] = requests;
    if (!one) return [];
    const field = sortFieldOf(one.order);
    const sort = pageSort(one);
    const pages = requests.map(request => windowedPage(request));
    const sortValueOf = (article: ArticleDocument) => article[field].getTime();
    return windows.read(pages, sortValueOf, async wanted => {
      const [first] = wanted;
      if (wanted.length === 1 && first) {
        const filter = windowFilter(requests[first.index]!, first.window);
        const { projection } = projectionOf(fields, [field]);
        return [await articles.find(filter, { projection }).sort(sort).limit(first.size).toArray()];
      }
      const filters = wanted.map(({ index, window }) => windowFilter(requests[index]!, window));
      const { projection } = projectionOf(fields, [field, 'section', 'sectionPath', 'tags', 'bylines', 'regionCodes']);
      const rows = await articles.find({ $or: filters }, { projection, batchSize: ONE_BATCH }).sort(sort).toArray();
      return wanted.map(({ index, window }) =>
        rows.filter(row => isWithin(sortValueOf(row), window) && isOf(row, requests[index]!)),
      );
    });
  }

  return {
    findPage: async (request, fields) => (await readPages([request], fields))[0]!,

    async findPages(kind, keys, { scope, ...request }, fields) {
      const pages = await readPages(
        keys.map(key => ({ ...request, scope: { ...scope, [kind]: key } })),
        fields,
      );
      return new Map(keys.map((key, i) => [key, pages[i]!]));
    },

    async findNeighbours(standings, side, fields) {
      const order = side === 'previous' ? 'PUBLISHED_AT_DESC' : 'PUBLISHED_AT_ASC';
      const requests = standings.map(
        ({ section, ...after }): ListRequest => ({
          scope: { ...PUBLISHED, section },
          order,
          page: { limit: 0, backward: false, after },
        }),
      );
      return (await readPages(requests, fields)).map(([row]) => row ?? null);
    },
  };
}

/** The parts of a scope that an index starts with, the most selective first. */
const LEADING = ['isBreaking', 'reporter', 'tag', 'regionCode', 'section', 'sectionTree', 'publisher'] as const;

/** Where in its list a page starts and ends, and the cache key of the list. */
function windowedPage(request: ListRequest): WindowedPage {
  const { scope, order, page } = request;
  const field = sortFieldOf(order);
  const direction = pageSort(request)[field]!;
  const { publishedFrom, publishedBefore, ...list } = scope;
  const [start, end] = page.backward ? [page.before, page.after] : [page.after, page.before];
  const isByPublication = field === 'publishedAt';
  const least = isByPublication ? publishedFrom?.getTime() : undefined;
  const most = isByPublication && publishedBefore ? publishedBefore.getTime() - 1 : undefined;
  const [near, far] = direction === 1 ? [least, most] : [most, least];
  return {
    list: `${JSON.stringify(list)} ${field}`,
    direction,
    size: page.limit + 1,
    first: innermost(direction, start?.value, near),
    last: innermost(-direction, end?.value, far),
  };
}

/** The greater of two values, or the lesser for -1; undefined is no bound. */
function innermost(direction: number, a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return direction > 0 ? Math.max(a, b) : Math.min(a, b);
}

/**
 * One equality of an index followed by one range, which the server reads between its bounds. Conditions that no index
 * covers are put into an `$or` of their own, since the server treats several plain fields as one part, and then finds
 * no index for it.
 */
function windowFilter(request: ListRequest, { from, to }: ValueWindow): Filter<ArticleDocument> {
  const { scope, order, page } = request;
  const { status, publishedFrom, publishedBefore, ...names } = scope;
  const field = sortFieldOf(order);
  const leading = field === 'publishedAt' ? LEADING.find(name => names[name] !== undefined) : undefined;
  const others = Object.entries(names).filter(([name, value]) => name !== leading && value !== undefined);
  const [upwards, downwards] = order === 'PUBLISHED_AT_ASC' ? (['$gt', '$lt'] as const) : (['$lt', '$gt'] as const);
  const conditions: Document[] = [
    ...others.map(([name, value]) => ({ [SCOPE_FIELDS[name as keyof typeof names]]: value })),
    ...(page.after ? beyond(field, page.after, upwards).slice(1) : []),
    ...(page.before ? beyond(field, page.before, downwards).slice(1) : []),
    ...(field === 'updatedAt' && publishedFrom
      ? [{ publishedAt: { $gt: new Date(publishedFrom.getTime() - 1) } }]
      : []),
    ...(field === 'updatedAt' && publishedBefore ? [{ publishedAt: { $lt: publishedBefore } }] : []),
  ];
  return {
    ...(leading && { [SCOPE_FIELDS[leading]]: names[leading] }),
    status,
    ...((from !== undefined || to !== undefined) && { [field]: rangeOf({ from, to }, pageSort(request)[field]!) }),
    ...(conditions.length > 0 && { $and: conditions.map(one => (one.$or ? one : { $or: [one] })) }),
  } as Filter<ArticleDocument>;
}

/**
 * The far end first: for an index over arrays the server uses only one bound, the first one. A bound is written as
 * `$gt`, since SecantusDB in Python gets `$gte` wrong on a descending index.
 */
function rangeOf({ from, to }: { from: number | undefined; to: number | undefined }, direction: number): Document {
  const lower = from === undefined ? {} : { $gt: new Date(from - 1) };
  const upper = to === undefined ? {} : { $lte: new Date(to) };
  return direction === 1 ? { ...upper, ...lower } : { ...lower, ...upper };
}

const isWithin = (value: number, { from, to }: ValueWindow) =>
  (from === undefined || value >= from) && (to === undefined || value <= to);

/** Whether an article that was read for several lists belongs to this page. */
function isOf(row: ArticleDocument, { scope, order, page }: ListRequest): boolean {
  const { section, sectionTree, tag, reporter, regionCode } = scope;
  const direction = order === 'PUBLISHED_AT_ASC' ? 1 : -1;
  const key = { value: row[sortFieldOf(order)].getTime(), id: row._id };
  return (
    (section === undefined || row.section === section) &&
    (sectionTree === undefined || row.sectionPath?.includes(sectionTree) === true) &&
    (tag === undefined || row.tags.includes(tag)) &&
    (reporter === undefined || row.bylines.some(({ name }) => name === reporter)) &&
    (regionCode === undefined || row.regionCodes.includes(regionCode)) &&
    (page.after === undefined || direction * compareKeys(key, page.after) > 0) &&
    (page.before === undefined || direction * compareKeys(page.before, key) > 0)
  );
}

function compareKeys(a: SortKey, b: SortKey): number {
  return a.value - b.value || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
