import { expect, inject, it } from 'vitest';
import { connect } from '../../../../shared/mongo/connection/connect.ts';
import { createTestDatabase } from '../../../../tests/support/mongo.ts';
import { dropUnsafeUrls } from './drop-unsafe-urls.ts';

it('URLs of earlier versions that are not of the web are dropped, and what they stood beside stays', async () => {
  await using stack = new AsyncDisposableStack();
  const { uri } = stack.use(await createTestDatabase(inject('mongodbUri')));
  const { db } = stack.use(await connect(uri));
  const image = { kind: 'Image', url: 'https://news.example/1.jpg', caption: 'a', credit: null, alt: null };
  const embed = { kind: 'Embed', url: 'https://video.example/1', title: 'b' };
  const safe = { url: 'https://news.example/1', body: [image, embed, { kind: 'Paragraph', text: 'c' }] };
  const unsafe = {
    url: 'javascript:alert(1)',
    body: [
      { ...image, url: 'data:text/html,x' },
      { ...embed, url: 'javascript:x' },
      { ...embed, url: 'file:///x', title: null },
    ],
  };
  const mended = {
    url: null,
    body: [
      { ...image, url: null },
      { kind: 'Paragraph', text: 'b' },
      { kind: 'Paragraph', text: 'file:///x' },
    ],
  };
  const articles = db.collection<{ _id: string }>('articles');
  const revisions = db.collection<{ _id: string }>('articleRevisions');
  await articles.insertMany([
    { _id: 'safe', ...safe },
    { _id: 'unsafe', ...unsafe },
  ] as { _id: string }[]);
  await articles.insertOne({ _id: 'body', url: null, body: unsafe.body } as { _id: string });
  await revisions.insertOne({ _id: 'unsafe@1', content: { headline: 'd', ...unsafe } } as { _id: string });
  for (let run = 0; run < 2; run++) await dropUnsafeUrls(db, new AbortController().signal);
  expect(await articles.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 'body', url: null, body: mended.body },
    { _id: 'safe', ...safe },
    { _id: 'unsafe', ...mended },
  ]);
  expect(await revisions.find().toArray()).toEqual([{ _id: 'unsafe@1', content: { headline: 'd', ...mended } }]);
});
