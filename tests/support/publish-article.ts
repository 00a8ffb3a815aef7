import type { Db } from 'mongodb';

/** Publishes an article of a given id, unless there is one, so that it can be commented on. */
export async function publishArticle(db: Db, id: string): Promise<void> {
  const at = new Date('2190-01-01T00:00:00Z');
  const article = {
    slug: id,
    url: null,
    headline: `Article ${id}`,
    subheadlines: [],
    bylines: [],
    dateline: null,
    section: null,
    sectionPath: [],
    publisher: { name: '한결신문', englishName: null },
    body: [{ kind: 'Paragraph', text: 'A text.' }],
    tags: [],
    regionCodes: [],
    publishedAt: at,
    updatedAt: at,
    savedAt: at,
    savedBy: null,
    status: 'PUBLISHED',
    revision: 1,
    contentHash: '',
    liveAt: at,
    lead: 'A text.',
    wordCount: 2,
    readingTimeMinutes: 1,
    searchTerms: [],
  };
  const articles = db.collection<{ _id: string }>('articles');
  await articles.updateOne({ _id: id }, { $setOnInsert: article }, { upsert: true });
}
