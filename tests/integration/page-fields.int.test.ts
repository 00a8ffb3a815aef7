import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../shared/pages/page.ts';
import { parsePage } from '../../shared/pages/parse-page.ts';
import { importPages } from '../../site/import/import-pages.ts';
import { createLocalGraphClient } from '../../site/server/local-graph-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { changedPage } from '../support/example-page.ts';

// Every field of a parsed page stands somewhere in the graph.

const BOX = `댓글닫힘
푸른솔 2026.01.30 20:01
잘 읽었습니다.
또 오겠습니다.
답글쓰기
sol** 2026.01.30 21:02
좋은 소식이네요.`;

/** A page with every field. */
const TEXT = [
  ['댓글쓰기', BOX],
  ['• 한나루 기자', '• 한나루 기자 han@news.example'],
  ['  • 부산\n    B\n    미세먼지', '  • 부산\n    C\n    초미세먼지'],
  ['  • 제주\n    B\n    미세먼지', '  • 제주\n    D\n    오존'],
  ['  • 세종\n    B\n    미세먼지', '  • 세종\n    A\n    통합대기환경지수'],
  ['새벽신문, SAEBYEOK DAILY', '#밤 #열람실\n새벽신문, SAEBYEOK DAILY\n저작권자 © 새벽신문'],
].reduce((text, [from = '', to = '']) => changedPage(from, to, text), changedPage('홈 > 지역', '홈 > 지역'));

const QUERY = /* GraphQL */ `
  {
    publication { name englishName lastEditedAt mastheadLinks }
    regions {
      code name
      airQuality {
        letter temperature observedAt source
        pm10 { grade value } pm25 { grade value } o3 { grade value }
      }
    }
    articles {
      nodes {
        headline subheadlines dateline section publishedAt updatedAt copyright tags plainText
        publisher { name englishName }
        bylines { name role email }
        images { caption credit }
        body { __typename ... on Heading { level } ... on List { items } }
        sourceCommentCount isClosed
        comments(orderBy: CREATED_AT_ASC) { nodes { body createdAt author { username } } }
      }
    }
  }
`;

interface Pollutant {
  readonly grade: string;
  readonly value: number | null;
}
interface ArticleAnswer {
  readonly [field: string]: unknown;
  readonly plainText: string;
  readonly publisher: { name: string; englishName: string };
  readonly images: { caption: string; credit: string }[];
  readonly body: { __typename: string; level?: number }[];
  readonly comments: { nodes: { body: string; createdAt: string; author: { username: string } }[] };
}
interface Answer {
  readonly publication: { name: string; englishName: string; lastEditedAt: string; mastheadLinks: string[] };
  readonly regions: {
    code: string;
    name: string;
    airQuality: {
      letter: string | null;
      temperature: number | null;
      observedAt: string;
      pm10: Pollutant | null;
      pm25: Pollutant | null;
      o3: Pollutant | null;
    };
  }[];
  readonly articles: { nodes: ArticleAnswer[] };
}

/** Paths of a page's values; the entries of lists have one path. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap(entry => pathsOf(entry, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, path === '' ? name : `${path}.${name}`));
}

const GRADES: Record<string, string> = { A: 'GOOD', B: 'MODERATE', C: 'UNHEALTHY', D: 'VERY_UNHEALTHY' };
const gradeOf = (air: Answer['regions'][number]['airQuality'], measure: string | undefined) => {
  if (measure === '미세먼지') return air.pm10?.grade;
  if (measure === '초미세먼지') return air.pm25?.grade;
  if (measure === '오존') return air.o3?.grade;
  return air.letter && GRADES[air.letter];
};
type Place = (answer: Answer, page: Page) => readonly [inTheGraph: unknown, onThePage: unknown];
const article = ({ articles }: Answer) => articles.nodes[0]!;
const airs = ({ regions }: Answer) => regions.map(region => region.airQuality);
const graded: Place = (answer, page) => [
  answer.regions.map((region, i) => gradeOf(region.airQuality, page.regions[i]?.measure)),
  page.regions.map(region => GRADES[region.grade ?? '']),
];
const blocks: Place = (answer, page) => [
  article(answer).plainText.split('\n'),
  page.article.blocks.flatMap(block =>
    block.kind === 'image' ? [] : block.kind === 'list' ? block.items : [block.text],
  ),
];
const comments: Place = (answer, page) => [
  article(answer).comments.nodes.map(node => [node.author.username, node.createdAt, node.body]),
  page.comments.posts.map(({ author, createdAt, text }) => [author, createdAt, text]),
];
const images = ({ article: { blocks: all } }: Page) => all.flatMap(block => (block.kind === 'image' ? block : []));

/** Where each value of the page stands. A field that is added to pages fails without a line here. */
const PLACES: Readonly<Record<string, Place>> = {
  'masthead.lastEditedAt': ({ publication }, { masthead }) => [publication.lastEditedAt, masthead.lastEditedAt],
  'masthead.links[]': ({ publication }, { masthead }) => [publication.mastheadLinks, masthead.links],
  'regions[].code': ({ regions }, page) => [regions.map(({ code }) => code), page.regions.map(({ code }) => code)],
  'regions[].name': ({ regions }, page) => [regions.map(({ name }) => name), page.regions.map(({ name }) => name)],
  'regions[].grade': graded,
  'regions[].measure': graded,
  'regions[].temperature': (answer, page) => [
    airs(answer).map(({ temperature }) => temperature),
    page.regions.map(({ temperature }) => temperature ?? null),
  ],
  'article.headline': (answer, page) => [article(answer).headline, page.article.headline],
  'article.subheadlines[]': (answer, page) => [article(answer).subheadlines, page.article.subheadlines],
  ...Object.fromEntries(
    ['name', 'role', 'email'].map(field => [
      `article.bylines[].${field}`,
      (answer, page) => [article(answer).bylines, page.article.bylines] as const,
    ]),
  ),
  'article.dateline': (answer, page) => [article(answer).dateline, page.article.dateline],
  'article.section': (answer, page) => [article(answer).section, page.article.section],
  'article.approvedAt': (answer, page) => [article(answer).publishedAt, page.article.approvedAt],
  'article.updatedAt': (answer, page) => [article(answer).updatedAt, page.article.updatedAt],
  'article.publisher.name': (answer, page) => [article(answer).publisher.name, page.article.publisher.name],
  'article.publisher.englishName': (answer, page) => [
    [article(answer).publisher.englishName, answer.publication.englishName],
    [page.article.publisher.englishName, page.article.publisher.englishName],
  ],
  'article.tags[]': (answer, page) => [article(answer).tags, page.article.tags],
  'article.copyright': (answer, page) => [article(answer).copyright, page.article.copyright],
  'article.blocks[].kind': (answer, page) => [
    article(answer).body.map(block => block.__typename.toLowerCase()),
    page.article.blocks.map(block => block.kind),
  ],
  'article.blocks[].text': blocks,
  'article.blocks[].items[]': blocks,
  'article.blocks[].level': answer => [article(answer).body.flatMap(block => block.level ?? []), [2]],
  'article.blocks[].caption': (answer, page) => [
    article(answer).images.map(image => image.caption),
    images(page).map(({ caption }) => caption),
  ],
  'article.blocks[].credit': (answer, page) => [
    article(answer).images.map(image => image.credit),
    images(page).map(({ credit }) => credit),
  ],
  'comments.count': (answer, page) => [article(answer).sourceCommentCount, page.comments.count],
  'comments.isClosed': (answer, page) => [article(answer).isClosed, page.comments.isClosed],
  'comments.posts[].author': comments,
  'comments.posts[].createdAt': comments,
  'comments.posts[].text': comments,
  sourceCommentCount: (answer, page) => [article(answer).sourceCommentCount, page.sourceCommentCount],
};

let graph: EmbeddedGraph;
let answer: Answer;
const parsed = parsePage(TEXT);
if (!parsed.ok) throw new Error(parsed.problems.map(({ line, message }) => `${line} ${message}`).join('\n'));
const { page } = parsed;
const source = { name: 'page', read: async () => Buffer.from(TEXT) };
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  await importPages(createLocalGraphClient(graph.host), [source]);
  const { data, errors } = await graph.ask<Answer>(QUERY);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  answer = data;
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('a field of a page', () => {
  it('has a place in the graph', () => {
    expect([...new Set(pathsOf(page))].sort()).toEqual(Object.keys(PLACES).sort());
  });
  it.each(Object.entries(PLACES))('%s stands there', (_, place) => {
    const [inTheGraph, onThePage] = place(answer, page);
    expect(inTheGraph).toEqual(onThePage);
    expect(onThePage).not.toBeUndefined();
  });
});

describe('a grade of the strip', () => {
  it('is the overall one only of a label that says so', () => {
    const letters = Object.fromEntries(answer.regions.map(({ name, airQuality }) => [name, airQuality.letter]));
    expect(letters).toMatchObject({ 서울: 'B', 부산: null, 제주: null, 세종: 'A' });
    expect(answer.regions.find(({ name }) => name === '세종')?.airQuality.pm10).toBeNull();
    expect(answer.regions[0]?.airQuality.pm10).toEqual({ grade: 'MODERATE', value: null });
  });
});

describe('a page that was imported', () => {
  it('changes nothing when it is imported again, and neither does its part of a thread', async () => {
    const [report] = await importPages(createLocalGraphClient(graph.host), [source]);
    expect(report).toMatchObject({ outcome: 'unchanged', problems: [] });
    expect(await graph.db.collection('comments').countDocuments()).toBe(2);
    const opened = TEXT.replace('댓글닫힘', '댓글쓰기').replace(
      '좋은 소식이네요.',
      '좋은 소식이네요.\n답글\n나래 2026.01.30 22:02\n셋째 의견',
    );
    const [more] = await importPages(createLocalGraphClient(graph.host), [
      { ...source, read: async () => Buffer.from(opened) },
    ]);
    expect(more).toMatchObject({ outcome: 'changed', problems: [] });
    expect(await graph.db.collection('comments').countDocuments()).toBe(3);
    expect(await graph.db.collection('commentThreads').findOne()).toMatchObject({ closedAt: expect.any(Date) });
  });

  it('does not bring back a comment that a moderator deleted', async () => {
    const comments = graph.db.collection<{ deleted: boolean }>('comments');
    await comments.updateMany({}, { $set: { deleted: true } });
    await importPages(createLocalGraphClient(graph.host), [source]);
    expect(await comments.countDocuments({ deleted: false })).toBe(0);
  });
});
