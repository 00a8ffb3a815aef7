import type { Collection, Db, Document, Filter } from 'mongodb';
import type { PageRequest, SortKey } from '../../shared/graphql/connection.ts';
import type { CollectionSpec } from '../../shared/mongo/collections.ts';
import { insertNew, isDuplicateKey } from '../../shared/mongo/insert-new.ts';

/** The only file of this subgraph that speaks to MongoDB. */

export type Block =
  | { readonly kind: 'Paragraph'; readonly text: string }
  | { readonly kind: 'Heading'; readonly text: string; readonly level: number }
  | {
      readonly kind: 'Image';
      readonly url: string | null;
      readonly caption: string | null;
      readonly credit: string | null;
      readonly alt: string | null;
    }
  | { readonly kind: 'Quote'; readonly text: string; readonly attribution: string | null }
  | { readonly kind: 'List'; readonly items: string[]; readonly ordered: boolean }
  | { readonly kind: 'Embed'; readonly url: string; readonly title: string | null };

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** What an editor or an importer gives; everything else of the document follows from it. */
export interface ArticleContent {
  readonly slug: string;
  readonly url: string | null;
  readonly headline: string;
  readonly subheadlines: string[];
  readonly bylines: { readonly name: string; readonly role: string | null; readonly email: string | null }[];
  readonly dateline: string | null;
  readonly section: string | null;
  readonly publisher: { readonly name: string; readonly englishName: string | null };
  readonly body: Block[];
  readonly tags: string[];
  readonly regionCodes: string[];
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

export interface ArticleDocument extends ArticleContent {
  readonly _id: string;
  readonly status: 'DRAFT' | 'SCHEDULED' | 'PUBLISHED' | 'ARCHIVED';
  readonly revision: number;
  /** Hash of the content, to tell an unchanged upsert from a change without comparing texts. */
  readonly contentHash: string;
}

const text = { bsonType: 'string' };
const textOrNull = { bsonType: ['string', 'null'] };

export const ARTICLE_COLLECTIONS: readonly CollectionSpec[] = [
  {
    name: 'articles',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'slug', 'headline', 'publisher', 'body', 'publishedAt', 'updatedAt', 'status', 'revision'],
        properties: {
          _id: text,
          slug: text,
          url: textOrNull,
          headline: text,
          subheadlines: { bsonType: 'array', items: text },
          bylines: { bsonType: 'array', items: { bsonType: 'object', required: ['name'], properties: { name: text } } },
          dateline: textOrNull,
          section: textOrNull,
          publisher: { bsonType: 'object', required: ['name'], properties: { name: text, englishName: textOrNull } },
          body: { bsonType: 'array', items: { bsonType: 'object', required: ['kind'], properties: { kind: text } } },
          tags: { bsonType: 'array', items: text },
          regionCodes: { bsonType: 'array', items: text },
          publishedAt: { bsonType: 'date' },
          updatedAt: { bsonType: 'date' },
          status: { enum: ['DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED'] },
          revision: { bsonType: ['int', 'long', 'double'] },
          contentHash: text,
        },
      },
    },
    indexes: [
      { key: { slug: 1 }, name: 'slug', unique: true },
      { key: { url: 1 }, name: 'url', unique: true, partialFilterExpression: { url: { $type: 'string' } } },
      { key: { status: 1, publishedAt: -1, _id: -1 }, name: 'newest' },
      { key: { regionCodes: 1, status: 1, publishedAt: -1, _id: -1 }, name: 'newest_by_region' },
    ],
  },
];

/** The fields of a document that a read is for; a row it returns has no others. `'all'` reads whole documents. */
export type ArticleFields = 'all' | readonly (keyof ArticleDocument)[];

/** Which list of published articles: all of them, or those about one region. */
export interface ListScope {
  readonly regionCode: string | undefined;
}

export type ArticleRepository = ReturnType<typeof createArticleRepository>;

export function createArticleRepository(db: Db) {
  const articles: Collection<ArticleDocument> = db.collection('articles');

  return {
    /** The articles whose id, slug or address is one of some values. */
    findBy: (field: '_id' | 'slug' | 'url', values: readonly string[], fields: ArticleFields) =>
      articles.find({ [field]: { $in: [...values] } } as Filter<ArticleDocument>, projectionOf(fields)).toArray(),

    /** Up to `limit + 1` published articles, newest first, or oldest first for a backward page. */
    findPage(scope: ListScope, page: PageRequest, fields: ArticleFields): Promise<ArticleDocument[]> {
      const inRegion = scope.regionCode === undefined ? {} : { regionCodes: scope.regionCode };
      return articles
        .find({ ...inRegion, ...pageFilter(page) } as Filter<ArticleDocument>, projectionOf(fields, ['publishedAt']))
        .sort(pageSort(page))
        .limit(page.limit + 1)
        .toArray();
    },

    /** The same page of several regions' lists in one command. */
    async findPageOfRegions(
      regionCodes: readonly string[],
      page: PageRequest,
      fields: ArticleFields,
    ): Promise<Map<string, ArticleDocument[]>> {
      const { projection } = projectionOf(fields, ['publishedAt']);
      const rows = await db
        .aggregate<{ _id: string; articles: ArticleDocument[] }>([
          { $documents: regionCodes.map(_id => ({ _id })) },
          {
            $lookup: {
              from: articles.collectionName,
              localField: '_id',
              foreignField: 'regionCodes',
              as: 'articles',
              pipeline: [
                { $match: pageFilter(page) },
                { $sort: pageSort(page) },
                { $limit: page.limit + 1 },
                ...(projection ? [{ $project: projection }] : []),
              ],
            },
          },
        ])
        .toArray();
      return new Map(rows.map(row => [row._id, row.articles]));
    },

    countPublished: () => articles.countDocuments({ status: 'PUBLISHED' }),

    async countPublishedByRegion(regionCodes: readonly string[]): Promise<Map<string, number>> {
      const rows = await articles
        .aggregate<{ _id: string; count: number }>([
          { $match: { regionCodes: { $in: [...regionCodes] }, status: 'PUBLISHED' } },
          { $project: { regionCodes: 1 } },
          { $unwind: '$regionCodes' },
          { $match: { regionCodes: { $in: [...regionCodes] } } },
          { $group: { _id: '$regionCodes', count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(rows.map(row => [row._id, row.count]));
    },

    findOne: (id: string) => articles.findOne({ _id: id }),

    /** Another article that has the slug or the address already. */
    findConflict(id: string, slug: string, url: string | null): Promise<ArticleDocument | null> {
      const taken: Filter<ArticleDocument>[] = [{ slug }, ...(url === null ? [] : [{ url }])];
      return articles.findOne({ _id: { $ne: id }, $or: taken });
    },

    /** Inserts what is not there yet. */
    insertNew: (rows: readonly ArticleDocument[]) => insertNew(articles, rows),

    /** @returns false when an article of this id, slug or address came in between. */
    async insert(article: ArticleDocument): Promise<boolean> {
      try {
        await articles.insertOne(article);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /**
     * Replaces the content of an article that still stands at `revision`.
     *
     * @returns the article as it now stands, or null when it does not stand there any more, or the slug or address is
     * taken.
     */
    async replaceContent(
      id: string,
      revision: number,
      content: ArticleContent,
      contentHash: string,
    ): Promise<ArticleDocument | null> {
      try {
        return await articles.findOneAndUpdate(
          { _id: id, revision },
          { $set: { ...content, contentHash }, $inc: { revision: 1 } },
          { returnDocument: 'after' },
        );
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
    },
  };
}

function projectionOf(
  fields: ArticleFields,
  always: readonly (keyof ArticleDocument)[] = [],
): { projection?: Record<string, 1> } {
  if (fields === 'all') return {};
  return { projection: Object.fromEntries([...always, '_id', ...fields].map(field => [field, 1])) };
}

/** Where an article stands in a list sorted by publication. */
export function publicationKey(article: ArticleDocument): SortKey {
  return { value: article.publishedAt.getTime(), id: article._id };
}

function pageSort(page: PageRequest): { publishedAt: 1 | -1; _id: 1 | -1 } {
  return page.backward ? { publishedAt: 1, _id: 1 } : { publishedAt: -1, _id: -1 };
}

/** The plain bound on `publishedAt` beside each `$or` lets the index start at the cursor instead of at the list's end. */
function pageFilter(page: PageRequest): Document {
  const bounds: Document[] = [];
  if (page.after) bounds.push(...beyond(page.after, '$lt'));
  if (page.before) bounds.push(...beyond(page.before, '$gt'));
  return { status: 'PUBLISHED', ...(bounds.length > 0 && { $and: bounds }) };
}

function beyond(key: SortKey, direction: '$lt' | '$gt'): Document[] {
  const publishedAt = new Date(key.value);
  return [
    { publishedAt: { [`${direction}e`]: publishedAt } },
    { $or: [{ publishedAt: { [direction]: publishedAt } }, { publishedAt, _id: { [direction]: key.id } }] },
  ];
}
