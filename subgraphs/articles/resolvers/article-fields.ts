import type { ArticleFields } from '../store/article-document.ts';
import type { Article } from '../types/schema.generated.ts';

/** What each field of `Article` is made of; a field that is added to the schema does not compile without its line. */
const SOURCES: Record<Exclude<keyof Article, '__typename'>, Exclude<ArticleFields, 'all'>> = {
  id: ['_id'],
  slug: ['slug'],
  url: ['url', 'slug'],
  headline: ['headline'],
  subheadlines: ['subheadlines'],
  bylines: ['bylines'],
  dateline: ['dateline'],
  section: ['section'],
  publisher: ['publisher'],
  body: ['body'],
  images: ['body'],
  excerpt: ['lead'],
  wordCount: ['wordCount'],
  readingTimeMinutes: ['readingTimeMinutes'],
  plainText: ['body'],
  tags: ['tags'],
  regions: ['regionCodes'],
  publishedAt: ['publishedAt'],
  updatedAt: ['updatedAt'],
  status: ['status'],
  revision: ['revision'],
  shareLinks: ['url', 'slug', 'headline'],
  related: ['tags', 'section'],
  previousInSection: ['section', 'publishedAt'],
  nextInSection: ['section', 'publishedAt'],
  // A history begins with the article as it stands.
  revisions: ['body'],
};

const known = new WeakMap<ReadonlySet<string>, ArticleFields>();

/**
 * The document fields that the asked fields of `Article` need. Who asks for the body asks for most of the document, so
 * then it is read whole, and such reads can share a command whatever else they ask for.
 */
export function articleFields(asked: ReadonlySet<string>): ArticleFields {
  const fields = known.get(asked) ?? findFields(asked);
  known.set(asked, fields);
  return fields;
}

function findFields(asked: ReadonlySet<string>): ArticleFields {
  const fields = new Set([...asked].flatMap(name => (Object.hasOwn(SOURCES, name) ? SOURCES[name as 'id'] : [])));
  return fields.has('body') ? 'all' : [...fields].sort();
}
