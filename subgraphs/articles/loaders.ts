import DataLoader from 'dataloader';
import { alignToKeys } from '../../shared/graphql/align-to-keys.ts';
import { type Connection, connectionOf, type PageRequest, pageOf } from '../../shared/graphql/connection.ts';
import type { RequestScope } from '../../shared/graphql/subgraph.ts';
import type { ArticleWriter } from './article-writer.ts';
import { type ArticleDocument, type ArticleRepository, type ListScope, publicationKey } from './repository.ts';
import type { SiteAddress } from './site-address.ts';

/** In UTF-16 units before normalisation, which at most makes it shorter by two thirds (NFD Hangul). */
const MAX_SLUG_LENGTH = 600;

/** The order that the cursors of article lists carry. */
export const LIST_SORT = 'PUBLISHED_AT_DESC';

export interface RegionReference {
  readonly code: string;
}

/** A page of articles that knows its list, so that `totalCount` is counted only when asked for. */
export interface ArticleList extends Connection<ArticleDocument> {
  readonly scope: ListScope;
}

export interface Context extends RequestScope {
  readonly loaders: Loaders;
  readonly site: SiteAddress;
  readonly writer: ArticleWriter;
}

export type Loaders = ReturnType<typeof createLoaders>;

interface RegionPage {
  readonly regionCode: string;
  readonly page: PageRequest;
}

/** The loaders of one request. */
export function createLoaders(repository: ArticleRepository) {
  const byId = new DataLoader<string, ArticleDocument | null>(async ids =>
    alignToKeys(ids, await repository.findByIds(ids), article => article._id),
  );

  const regionPages = new DataLoader<RegionPage, ArticleDocument[], string>(
    requests => loadRegionPages(repository, requests),
    { cacheKeyFn: request => JSON.stringify(request) },
  );

  const regionCounts = new DataLoader<string, number>(async codes => {
    const counts = await repository.countPublishedByRegion(codes);
    return codes.map(code => counts.get(code) ?? 0);
  });

  const listOf = (scope: ListScope, page: PageRequest, rows: readonly ArticleDocument[]): ArticleList => ({
    ...connectionOf(pageOf(page, rows), LIST_SORT, publicationKey),
    scope,
  });

  return {
    byId,
    // Normalising a long run of combining marks takes quadratic time, so what cannot be a slug is not even looked at.
    bySlug: async (slug: string) =>
      slug.length > MAX_SLUG_LENGTH ? null : repository.findBySlug(slug.normalize('NFC')),
    byUrl: (url: string) => repository.findByUrl(url),

    async published(page: PageRequest): Promise<ArticleList> {
      const scope = { regionCode: undefined };
      return listOf(scope, page, await repository.findPage(scope, page));
    },

    async publishedInRegion(regionCode: string, page: PageRequest): Promise<ArticleList> {
      return listOf({ regionCode }, page, await regionPages.load({ regionCode, page }));
    },

    totalCount: (scope: ListScope): Promise<number> =>
      scope.regionCode === undefined ? repository.countPublished() : regionCounts.load(scope.regionCode),
  };
}

/** One command for each different page asked for, whatever the number of regions. */
async function loadRegionPages(
  repository: ArticleRepository,
  requests: readonly RegionPage[],
): Promise<ArticleDocument[][]> {
  const groups = Map.groupBy(requests, ({ page }) => JSON.stringify(page));
  const results = new Map<RegionPage, ArticleDocument[]>();
  await Promise.all(
    [...groups.values()].map(async group => {
      const page = group[0]!.page;
      const rows = await findPages(
        repository,
        group.map(request => request.regionCode),
        page,
      );
      for (const request of group) results.set(request, rows.get(request.regionCode) ?? []);
    }),
  );
  return requests.map(request => results.get(request) ?? []);
}

async function findPages(
  repository: ArticleRepository,
  regionCodes: readonly string[],
  page: PageRequest,
): Promise<Map<string, ArticleDocument[]>> {
  const [regionCode] = regionCodes;
  if (regionCodes.length > 1 || regionCode === undefined) return repository.findPageOfRegions(regionCodes, page);
  return new Map([[regionCode, await repository.findPage({ regionCode }, page)]]);
}
