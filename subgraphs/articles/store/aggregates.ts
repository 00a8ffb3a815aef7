import type { Document } from 'mongodb';
import type { SortKey } from '../../../shared/graphql/connection.ts';
import { beyond, type ListKind, type ListRequest, pageFilter, pageSort, SCOPE_FIELDS } from './list-query.ts';

/** The aggregates of the repository. */

const PUBLISHED = { status: 'PUBLISHED' };
const FIELD_OF_NAMES = { section: 'section', tag: 'tags', reporter: 'bylines.name' } as const;
export type NameKind = keyof typeof FIELD_OF_NAMES;

/** A section, tag or reporter with its number of published articles. */
export interface NameCount {
  /** The name. */
  readonly _id: string;
  readonly count: number;
}

/**
 * The same page of several lists of a kind, in one command on the database: each `$lookup` starts at its list's index.
 */
export function pagesPipeline(
  kind: ListKind,
  keys: readonly string[],
  request: ListRequest,
  projection: Document | undefined,
): Document[] {
  return [
    { $documents: keys.map(_id => ({ _id })) },
    {
      $lookup: {
        from: 'articles',
        localField: '_id',
        foreignField: SCOPE_FIELDS[kind],
        as: 'articles',
        pipeline: [
          { $match: pageFilter(request) },
          { $sort: pageSort(request) },
          { $limit: request.page.limit + 1 },
          ...(projection ? [{ $project: projection }] : []),
        ],
      },
    },
  ];
}

/** The number of published articles of each list. */
export function countsPipeline(kind: ListKind, keys: readonly string[]): Document[] {
  const field = SCOPE_FIELDS[kind];
  const [root = ''] = field.split('.');
  const wanted = { [field]: { $in: [...keys] } };
  return [
    { $match: { ...wanted, ...PUBLISHED } },
    { $project: { [field]: 1 } },
    ...(kind === 'section' ? [] : [{ $unwind: `$${root}` }, { $match: wanted }]),
    // An article counts once for a reporter that it names twice.
    { $group: { _id: { key: `$${field}`, article: '$_id' } } },
    { $group: { _id: '$_id.key', count: { $sum: 1 } } },
  ];
}

/** By `$map`, since SecantusDB finds nothing at `$bylines.name`. */
const NAMES = { section: '$section', tag: '$tags', reporter: { $map: { input: '$bylines', in: '$$this.name' } } };

/** Published articles grouped by section or tag, or by their set of reporters. */
export function namesPipeline(kind: NameKind): Document[] {
  const field = FIELD_OF_NAMES[kind];
  return [
    { $match: { ...PUBLISHED, [field]: { $gt: '' } } },
    // Nearly every article has another set of tags.
    ...(kind === 'tag' ? [{ $project: { tags: 1 } }, { $unwind: '$tags' }] : []),
    { $group: { _id: NAMES[kind], count: { $sum: 1 } } },
  ];
}

/** Adds up the groups of `namesPipeline`: most articles first, then by name. */
export function nameCountsOf(groups: readonly { _id: string | readonly string[]; count: number }[]): NameCount[] {
  const counts = new Map<string, number>();
  for (const { _id: names, count } of groups) {
    // An article counts once for a reporter that it names twice.
    for (const name of new Set(typeof names === 'string' ? [names] : names)) {
      if (name !== '') counts.set(name, (counts.get(name) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([_id, count]) => ({ _id, count }))
    .sort((a, b) => b.count - a.count || (a._id < b._id ? -1 : 1));
}

/** The position of an article in its section. */
export interface SortPosition extends SortKey {
  readonly section: string;
}

export type Side = 'previous' | 'next';

/** The filter and sort whose first result is an article's neighbour in its section. */
export function neighbourQuery(
  { section, ...key }: SortPosition,
  side: Side,
): { filter: Document; sort: Record<string, 1 | -1> } {
  const direction = side === 'previous' ? -1 : 1;
  return {
    filter: { section, ...PUBLISHED, $and: beyond('publishedAt', key, side === 'previous' ? '$lt' : '$gt') },
    sort: { publishedAt: direction, _id: direction },
  };
}

/** The neighbours of several articles, each with the index of its article as `place`. */
export function neighboursPipeline(
  standings: readonly SortPosition[],
  side: Side,
  projection: Document | undefined,
): Document[] {
  const branches = standings.map((standing, place) => {
    const { filter, sort } = neighbourQuery(standing, side);
    const project = projection ? [{ $project: projection }] : [];
    return [{ $match: filter }, { $sort: sort }, { $limit: 1 }, ...project, { $set: { place } }];
  });
  const [first = [], ...others] = branches;
  return [...first, ...others.map(pipeline => ({ $unionWith: { coll: 'articles', pipeline } }))];
}
