import type { Document } from 'mongodb';
import type { PageRequest, SortKey } from '../../../shared/graphql/connection.ts';
import type { ArticleDocument, ArticleStatus } from './article-document.ts';

/** Lists of articles as filters, sort orders and keyset bounds; pure, so that every list is read the same way. */

/** The filter of a list. Omitted fields match everything. */
export interface ListScope {
  readonly status: ArticleStatus;
  readonly section?: string;
  /** The section or one above it. */
  readonly sectionTree?: string;
  readonly tag?: string;
  readonly reporter?: string;
  readonly regionCode?: string;
  readonly publisher?: string;
  readonly isBreaking?: true;
  readonly publishedFrom?: Date;
  readonly publishedBefore?: Date;
}

export const PUBLISHED: ListScope = { status: 'PUBLISHED' };

export type ArticleOrder = 'PUBLISHED_AT_DESC' | 'PUBLISHED_AT_ASC' | 'UPDATED_AT_DESC';

/** A page of a list in a sort order. */
export interface ListRequest {
  readonly scope: ListScope;
  readonly order: ArticleOrder;
  readonly page: PageRequest;
}

/** The document field that a scope's value is compared with. */
export const SCOPE_FIELDS = {
  status: 'status',
  section: 'section',
  sectionTree: 'sectionPath',
  tag: 'tags',
  reporter: 'bylines.name',
  regionCode: 'regionCodes',
  publisher: 'publisher.name',
  isBreaking: 'isBreaking',
} as const satisfies Partial<Record<keyof ListScope, string>>;

/** The parts of a scope that an article has one or several values of, and of which many lists are read at once. */
export type ListKind = 'section' | 'sectionTree' | 'tag' | 'reporter' | 'regionCode';

export function scopeFilter(scope: ListScope): Document {
  const { publishedFrom, publishedBefore } = scope;
  const filter: Document = {};
  for (const [name, field] of Object.entries(SCOPE_FIELDS)) {
    const value = scope[name as keyof typeof SCOPE_FIELDS];
    if (value !== undefined) filter[field] = value;
  }
  if (publishedFrom || publishedBefore) {
    filter.publishedAt = {
      // Dates are whole milliseconds, so this equals `$gte`, which SecantusDB in Python gets wrong on a descending
      // index.
      ...(publishedFrom && { $gt: new Date(publishedFrom.getTime() - 1) }),
      ...(publishedBefore && { $lt: publishedBefore }),
    };
  }
  return filter;
}

export function sortFieldOf(order: ArticleOrder): 'publishedAt' | 'updatedAt' {
  return order === 'UPDATED_AT_DESC' ? 'updatedAt' : 'publishedAt';
}

/** The sort key of an article. */
export function sortKeyOf(order: ArticleOrder): (article: ArticleDocument) => SortKey {
  const field = sortFieldOf(order);
  return article => ({ value: article[field].getTime(), id: article._id });
}

export function pageSort({ order, page }: Pick<ListRequest, 'order' | 'page'>): Record<string, 1 | -1> {
  const direction = (order === 'PUBLISHED_AT_ASC') === page.backward ? -1 : 1;
  return { [sortFieldOf(order)]: direction, _id: direction };
}

/** The plain bound beside each `$or` lets the index scan start at the cursor instead of at the end of the list. */
export function pageFilter({ scope, order, page }: ListRequest): Document {
  const [after, before] = order === 'PUBLISHED_AT_ASC' ? (['$gt', '$lt'] as const) : (['$lt', '$gt'] as const);
  const field = sortFieldOf(order);
  const bounds: Document[] = [];
  if (page.after) bounds.push(...beyond(field, page.after, after));
  if (page.before) bounds.push(...beyond(field, page.before, before));
  return { ...scopeFilter(scope), ...(bounds.length > 0 && { $and: bounds }) };
}

/** Articles on one side of a sort key. */
export function beyond(field: 'publishedAt' | 'updatedAt', key: SortKey, direction: '$lt' | '$gt'): Document[] {
  const time = new Date(key.value);
  return [
    { [field]: { [`${direction}e`]: time } },
    { $or: [{ [field]: { [direction]: time } }, { [field]: time, _id: { [direction]: key.id } }] },
  ];
}
