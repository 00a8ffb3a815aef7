import type { ArticleFields } from '../store/article-document.ts';
import type { Article } from '../types/schema.generated.ts';

/**
 * The document fields of each field of `Article`; a field that is added to the schema does not compile without a line
 * here.
 */
const SOURCES: Record<Exclude<keyof Article, '__typename'>, Exclude<ArticleFields, 'all'>> = {
  id: ['_id'],
  nodeId: ['_id'],
  slug: ['slug'],
  url: ['url', 'slug'],
  headline: ['headline'],
  subheadlines: ['subheadlines'],
  bylines: ['bylines'],
  dateline: ['dateline'],
  section: ['section'],
  publisher: ['publisher'],
  body: ['body'],
  leadImage: ['cover'],
  series: ['_id'],
  images: ['body'],
  excerpt: ['lead'],
  wordCount: ['wordCount'],
  readingTimeMinutes: ['readingTimeMinutes'],
  plainText: ['body'],
  copyright: ['copyright'],
  tags: ['tags'],
  regions: ['regionCodes'],
  publishedAt: ['publishedAt'],
  updatedAt: ['updatedAt'],
  status: ['status'],
  expiresAt: ['expiresAt'],
  isBreaking: ['isBreaking'],
  revision: ['revision'],
  shareLinks: ['url', 'slug', 'headline'],
  related: ['tags', 'section'],
  previousInSection: ['section', 'publishedAt'],
  nextInSection: ['section', 'publishedAt'],
  // A history starts with the current article.
  revisions: ['body'],
};

const known = new WeakMap<ReadonlySet<string>, ArticleFields>();

/**
 * The document fields that the selected fields of `Article` need. With the body most of the document is needed, so it
 * is read whole, and such reads can share a command whatever else they select.
 */
export function articleFields(selected: ReadonlySet<string>): ArticleFields {
  const fields = known.get(selected) ?? findFields(selected);
  known.set(selected, fields);
  return fields;
}

function findFields(selected: ReadonlySet<string>): ArticleFields {
  const fields = new Set([...selected].flatMap(name => (Object.hasOwn(SOURCES, name) ? SOURCES[name as 'id'] : [])));
  return fields.has('body') ? 'all' : [...fields].sort();
}
