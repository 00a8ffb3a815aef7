import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../../site/import/graph-client.ts';
import { importFiles } from '../../site/import/import-files.ts';
import { createLocalGraphClient } from '../../site/server/local-graph-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
let folder: string;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  folder = await mkdtemp(join(tmpdir(), 'newsgraph-import-'));
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function run(
  files: Record<string, string>,
  over: { dryRun?: boolean; restart?: boolean; client?: GraphClient } = {},
) {
  const names = Object.keys(files).map(name => join(folder, name));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return importNames(names, over);
}
async function importNames(names: string[], over: { dryRun?: boolean; restart?: boolean; client?: GraphClient } = {}) {
  const problems: string[] = [];
  const notes: string[] = [];
  const counts = await importFiles({
    graph: over.client ?? createLocalGraphClient(graph.host),
    names,
    format: undefined,
    dryRun: over.dryRun ?? false,
    restart: over.restart ?? false,
    dataDirectory: folder,
    onRefused: report => problems.push(...report.problems.map(problem => problem.replace(`${folder}/`, ''))),
    onNotes: report => notes.push(...(report.notes ?? []).map(note => note.replace(`${folder}/`, ''))),
  });
  return { ...counts, problems, notes };
}

const ADDRESS = 'https://www.saebyeok.example/news/articleView.html?idxno=77';
const HTML = `<!doctype html><html><head><meta charset="utf-8"><title>t</title>
<meta property="og:title" content="밤 버스가 늘어난다 - 새벽신문"><meta property="og:url" content="${ADDRESS}">
<meta property="og:site_name" content="새벽신문"><meta property="article:section" content="지역 > 부산">
</head><body><h3 class="heading">밤 버스가 늘어난다</h3><div class="user-snb"><h2>세 노선 더<br>새해부터</h2></div>
<div class="info-text"><ul><li>홍길동·임꺽정 기자</li><li>승인 2026.01.30 18:54</li><li>수정 2026.01.31 09:00</li><li>댓글 3</li></ul></div>
<div id="article-view-content-div"><figure><img src="/photo/1.jpg" alt="버스"><figcaption>새 버스가 서 있다.&lt;새벽신문&gt;</figcaption></figure>
<p>[새벽신문 부산=홍길동 기자] 첫 문단이다.<script>alert(1)</script></p><h4>소제목</h4><p>둘째<br>셋째 문단이다.</p>
<ul><li>하나</li><li>둘</li></ul><div class="ad">광고</div><blockquote>인용한 말</blockquote>
<iframe src="https://video.example/1" title="영상"></iframe><p>저작권자 © 새벽신문 무단전재 금지</p><p>뒤의 것</p></div></body></html>`;

describe('article pages', () => {
  it('are read with all their parts, and again change nothing', async () => {
    expect(await run({ 'page.html': HTML }, { dryRun: true })).toMatchObject({ new: 1, refused: 0 });
    expect(await run({ 'page.html': HTML })).toMatchObject({ new: 1, problems: [] });
    expect(await run({ 'page.html': HTML })).toMatchObject({ unchanged: 1 });
    const row = await graph.db.collection('articles').findOne({ url: ADDRESS });
    expect(row).toMatchObject({
      headline: '밤 버스가 늘어난다',
      subheadlines: ['세 노선 더', '새해부터'],
      bylines: [
        { name: '홍길동', role: '기자' },
        { name: '임꺽정', role: '기자' },
      ],
      dateline: '새벽신문 부산=홍길동 기자',
      section: '지역 > 부산',
      publisher: { name: '새벽신문' },
      regionCodes: ['KR-26'],
      publishedAt: new Date('2026-01-30T18:54:00+09:00'),
      updatedAt: new Date('2026-01-31T09:00:00+09:00'),
    });
    expect(row?.body).toEqual([
      {
        kind: 'Image',
        url: 'https://www.saebyeok.example/photo/1.jpg',
        caption: '새 버스가 서 있다.',
        credit: '새벽신문',
        alt: '버스',
      },
      { kind: 'Paragraph', text: '첫 문단이다.' },
      { kind: 'Heading', text: '소제목', level: 4 },
      { kind: 'Paragraph', text: '둘째' },
      { kind: 'Paragraph', text: '셋째 문단이다.' },
      { kind: 'List', items: ['하나', '둘'], ordered: false },
      { kind: 'Quote', text: '인용한 말', attribution: null },
      { kind: 'Embed', url: 'https://video.example/1', title: '영상' },
    ]);
  });

  it('bring the comment count, whose change is a change of the page', async () => {
    const threads = graph.db.collection<{ _id: string; sourceCommentCount: number }>('commentThreads');
    const row = await graph.db.collection<{ _id: string }>('articles').findOne({ url: ADDRESS });
    expect(await threads.findOne({ _id: row!._id })).toMatchObject({ sourceCommentCount: 3 });
    const more = HTML.replace('댓글 3', '댓글 1,204');
    expect(await run({ 'page.html': more })).toMatchObject({ changed: 1 });
    expect(await run({ 'page.html': more })).toMatchObject({ unchanged: 1 });
    expect(await threads.findOne({ _id: row!._id })).toMatchObject({ sourceCommentCount: 1204 });
    await run({ 'page.html': HTML });
  });

  it('report what of their header was not read', async () => {
    const odd = HTML.replace('<li>댓글 3</li>', '<li>댓글 3</li><li>지면 12면</li><li>조회수 1,204</li><li>인쇄</li>');
    expect(await run({ 'page.html': odd })).toMatchObject({
      unchanged: 1,
      notes: ['page.html: not read in the header: "지면 12면"', 'page.html: not read in the header: "조회수 1,204"'],
    });
  });

  it('may be in a folder', async () => {
    await mkdir(join(folder, 'pages'));
    await writeFile(join(folder, 'pages', 'b.html'), HTML);
    await writeFile(join(folder, 'pages', 'a.txt'), 'no page');
    await writeFile(join(folder, 'pages', 'picture.jpg'), 'a picture');
    const { problems, ...counts } = await importNames([join(folder, 'pages')]);
    expect(counts).toMatchObject({ new: 0, unchanged: 1, refused: 1 });
    expect(problems[0]).toMatch(/^pages\/a.txt:1: /);
  });

  it('prefer JSON-LD', async () => {
    const data = {
      '@graph': [
        {
          '@type': 'NewsArticle',
          headline: '연결된 제목',
          url: 'https://a.example/1',
          datePublished: '2026-02-01T10:00:00+0900',
          author: { name: '성춘향' },
          publisher: { name: '다른신문' },
          keywords: '가, 나',
        },
      ],
    };
    await run({
      'ld.html': HTML.replace(
        '</head>',
        `<script type="application/ld+json">{bad</script><script type="application/ld+json">${JSON.stringify(data)}</script></head>`,
      ),
    });
    expect(await graph.db.collection('articles').findOne({ url: 'https://a.example/1' })).toMatchObject({
      headline: '연결된 제목',
      publisher: { name: '다른신문' },
      tags: ['가', '나'],
      publishedAt: new Date('2026-02-01T10:00:00+09:00'),
    });
  });

  it.each([
    ['address', HTML.replace(/og:url/, 'x')],
    ['time of publication', HTML.replace('승인', '입고')],
    ['text', HTML.replace('article-view-content-div', 'x')],
    ['address', '<p>'.repeat(50_000)],
  ])('are refused without %s, which says where it was looked for', async (part, html) => {
    const { refused, problems } = await run({ 'bad.html': html });
    expect(refused).toBe(1);
    expect(problems[0]).toMatch(new RegExp(`^bad.html: found no ${part}.*, expected it in .`));
  });
});

describe('feeds', () => {
  const rss = (items: string) =>
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x">]><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>새벽신문</title>${items}</channel></rss>`;
  const item = (n: number, over = '') =>
    `<item><title><![CDATA[소식 & ${n}]]></title><link>https://saebyeok.example/news/articleView.html?idxno=${n}&amp;utm_source=rss</link><description><![CDATA[<p>요약 ${n}</p>]]></description><dc:creator>홍길동</dc:creator><category>경제</category><pubDate>2026-02-0${n} 10:00:00</pubDate>${over}</item>`;

  it('bring new articles, and leave those alone that came from their pages', async () => {
    const full = item(2, '<content:encoded><![CDATA[<p>전문 하나</p><p>전문 둘</p>]]></content:encoded>');
    const page = item(1).replaceAll('idxno=1', 'idxno=77');
    const text = rss(`${item(1)}${full}${page}<item><title>x</title></item>`);
    expect(await run({ 'feed.xml': text })).toMatchObject({
      new: 2,
      unchanged: 1,
      refused: 1,
      problems: ['feed.xml:item 4: found no address, expected link'],
    });
    expect(await run({ 'feed.xml': text })).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
    const rows = await graph.db.collection('articles').find({ section: '경제' }).sort({ publishedAt: 1 }).toArray();
    expect(rows.map(row => [row.headline, row.publishedAt.toISOString(), row.body.length])).toEqual([
      ['소식 & 1', '2026-02-01T01:00:00.000Z', 1],
      ['소식 & 2', '2026-02-02T01:00:00.000Z', 2],
    ]);
  });

  it('may be Atom, known by its content', async () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>저녁신문</title><entry><title>저녁 소식</title><link rel="self" href="https://x.example/self"/><link href="https://x.example/1"/><published>2026-03-01T00:00:00Z</published><updated>2026-03-02T00:00:00Z</updated><summary>요약이다</summary><author><name>임꺽정</name></author></entry></feed>';
    expect(await run({ atomfile: atom })).toMatchObject({ new: 1 });
    expect(await graph.db.collection('articles').findOne({ url: 'https://x.example/1' })).toMatchObject({
      headline: '저녁 소식',
      bylines: [{ name: '임꺽정' }],
      updatedAt: new Date('2026-03-02'),
    });
  });
});

describe('NDJSON', () => {
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => JSON.stringify(articleInput(`n${from + i}`))).join('\n');

  it('is read line by line; what is wrong is named by its line, and the others go on', async () => {
    const text = `${lines(0, 30)}\n\n{bad\n{"x":1}\n${JSON.stringify(articleInput('n30', { headline: ' ' }))}\r\n${'x'.repeat(1_100_000)}\n${lines(31, 33)}`;
    const result = await run({ 'a.ndjson': text });
    expect(result).toMatchObject({ new: 32, refused: 4 });
    expect(result.problems.map(problem => problem.slice(0, 30))).toEqual([
      'a.ndjson:32: found no JSON, ex',
      'a.ndjson:33: found no id, expe',
      'a.ndjson:34: the graph refuses',
      'a.ndjson:35: found a line abov',
    ]);
    expect(await run({ 'a.ndjson': text })).toMatchObject({ new: 0, changed: 0, unchanged: 32, refused: 4 });
  });

  it('goes on where it was broken off', async () => {
    const local = createLocalGraphClient(graph.host);
    let left = 5;
    const breaking: GraphClient = {
      execute: (query, variables) => (left-- > 0 ? local.execute(query, variables) : Promise.reject(new Error('gone'))),
    };
    await expect(run({ 'b.ndjson': lines(100, 200) }, { client: breaking })).rejects.toThrow('gone');
    let sent = 0;
    const counting: GraphClient = {
      execute(query, variables) {
        sent++;
        return local.execute(query, variables);
      },
    };
    // 5 requests are two whole batches, each checked and written, and a check.
    expect(await importNames([join(folder, 'b.ndjson')], { client: counting })).toMatchObject({
      new: 100,
      unchanged: 0,
    });
    expect(sent).toBe(6);
    expect(await importNames([join(folder, 'b.ndjson')])).toMatchObject({ new: 0, unchanged: 100 });
  });

  it('writes nothing for a dry run', async () => {
    expect(await run({ 'c.ndjson': lines(300, 310) }, { dryRun: true })).toMatchObject({ new: 10 });
    expect(await graph.db.collection<{ _id: string }>('articles').countDocuments({ _id: 'n300' })).toBe(0);
  });

  it('says which file cannot be read', async () => {
    const { refused, problems } = await importNames([join(folder, 'none.ndjson')]);
    expect(refused).toBe(1);
    expect(problems[0]).toMatch(/^none.ndjson: cannot be read: ENOENT/);
  });
});
