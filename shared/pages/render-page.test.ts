import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_PAGE } from '../../tests/support/example-page.ts';
import { REGIONS } from '../regions.ts';
import type { Page, PageBlock } from './page.ts';
import { parsePage } from './parse-page.ts';
import { renderPage } from './render-page.ts';

const word = fc.oneof(
  fc.stringMatching(/^[가-힣]{1,8}$/),
  fc.stringMatching(/^[A-Za-z0-9%~/+&-]{1,8}$/),
  fc.constantFrom('‘밤’', '“낮”', '(가)', '1.8도', '①', '😀', '漢字', 'é', '２０'),
);
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map(parts => `가${parts.join(' ')}나`);
const sentence = fc.tuple(words, fc.constantFrom('.', '?', '!', '…', '.”', '.)')).map(parts => parts.join(''));
const shortText = words
  .map(text => text.slice(0, 40).toWellFormed().replaceAll('\uFFFD', '').trimEnd())
  .map(text => `${text}다`);
const time = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T23:59:59Z'), noInvalidDate: true })
  .map(date => `${date.toISOString().slice(0, 19)}+09:00`);

const paragraph = sentence.map((text): PageBlock => ({ kind: 'paragraph', text }));
const heading = shortText.map((text): PageBlock => ({ kind: 'heading', text, level: 2 }));
const image = fc.record({ kind: fc.constant('image' as const), caption: fc.oneof(sentence, words), credit: shortText });
/** A caption without a credit is known only above the text. */
const topImage = fc.oneof(
  image,
  fc.record({ kind: fc.constant('image' as const), caption: fc.oneof(sentence, words) }),
);
const list = fc
  .array(fc.oneof(words, sentence), { minLength: 1, maxLength: 4 })
  .map((items): PageBlock => ({ kind: 'list', items }));
/** A heading needs text before and after it, and two adjacent lists would be one. */
const body = fc
  .tuple(
    fc.array(topImage, { maxLength: 2 }),
    words.map((text): PageBlock => ({ kind: 'paragraph', text: `${text}.` })),
    fc.array(fc.oneof(fc.tuple(heading, paragraph), fc.tuple(list, paragraph), fc.tuple(paragraph), fc.tuple(image))),
  )
  .map(([images, first, rest]): PageBlock[] => [...images, first, ...rest.flat()]);

const optional = <T, K extends string>(key: K, value: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.constant({}),
    value.map(one => ({ [key]: one }) as { [P in K]: T }),
  );
const merged = <A extends object, B extends object>(one: fc.Arbitrary<A>, other: fc.Arbitrary<B>) =>
  fc.tuple(one, other).map(([a, b]) => ({ ...a, ...b }));

const name = fc.stringMatching(/^[가-힣]{2,4}나$/);
const byline = merged(
  fc.record({ name, role: fc.constantFrom('기자', '선임기자', '의학전문 기자', '특파원', '논설위원', 'PD') }),
  optional('email', fc.constantFrom('a.b@news.example', 'x+1@mail.news.example')),
);
const times = fc.tuple(time, time).map(pair => pair.toSorted() as [string, string]);
const article = fc
  .tuple(
    fc.record({
      headline: shortText,
      subheadlines: fc.array(
        shortText.map(text => `밤 ${text}`),
        { maxLength: 3 },
      ),
      bylines: fc.uniqueArray(byline, { maxLength: 3, selector: one => one.name }),
      publisher: fc.record({ name, englishName: fc.stringMatching(/^[A-Z]([A-Z0-9&.,'’-]| [A-Z]){0,20}[A-Z]$/) }),
      blocks: body,
      tags: fc.uniqueArray(name, { maxLength: 3 }),
    }),
    times,
    fc.boolean(),
    optional(
      'dateline',
      fc.tuple(name, name).map(([house, reporter]) => `${house}=${reporter} 기자`),
    ),
    optional(
      'section',
      fc.array(name, { minLength: 1, maxLength: 3 }).map(levels => levels.join(' > ')),
    ),
    optional(
      'copyright',
      name.map(house => `저작권자 © ${house}`),
    ),
  )
  .map(([base, [approvedAt, updatedAt], isUpdated, ...others]) =>
    Object.assign({}, base, { approvedAt }, isUpdated ? { updatedAt } : {}, ...others),
  );
const region = merged(
  fc.oneof(
    fc.constant({}),
    fc.record({
      grade: fc.constantFrom('A', 'B', 'C', 'D'),
      measure: fc.constantFrom('통합대기', '미세먼지', '초미세먼지', '오존', '이산화질소', '일산화탄소', '아황산가스'),
    }),
  ),
  optional(
    'temperature',
    fc.integer({ min: -600, max: 600 }).map(tenths => tenths / 10 + 0),
  ),
);
const regions = fc
  .tuple(fc.shuffledSubarray([...REGIONS]), fc.array(region, { minLength: 17, maxLength: 17 }))
  .map(([order, values]) => order.map((known, index) => ({ code: known.code, name: known.name, ...values[index] })));
const post = fc.record({ author: name, createdAt: time, text: sentence });
const comments = fc
  .tuple(
    fc.array(post, { maxLength: 3 }),
    fc.oneof(fc.nat(20), fc.nat(2 ** 31 - 4)),
    optional('isClosed', fc.boolean()),
  )
  .map(([posts, more, state]) => ({ count: posts.length + more, ...state, posts }));
const page = fc
  .record({
    masthead: fc.record({ lastEditedAt: time, links: fc.array(name, { maxLength: 4 }) }),
    regions,
    article,
    comments,
  })
  .map(base => ({ ...base, sourceCommentCount: base.comments.count }) as Page);

describe('renderPage', () => {
  it('writes any page so that it is read as the same page', () => {
    fc.assert(
      fc.property(page, one => {
        expect(parsePage(renderPage(one))).toEqual({ ok: true, page: one });
      }),
      { numRuns: 300 },
    );
  });

  it('writes what was read, in NFD and CRLF too', () => {
    const parsed = parsePage(EXAMPLE_PAGE);
    if (!parsed.ok) throw new Error('the example page is a page');
    const text = renderPage(parsed.page);
    expect(parsePage(text.normalize('NFD').replaceAll('\n', '\r\n'))).toEqual(parsed);
  });

  it('throws for a page that the format can not say', () => {
    const parsed = parsePage(EXAMPLE_PAGE);
    if (!parsed.ok) throw new Error('the example page is a page');
    const { article } = parsed.page;
    const withArticle = (changes: Partial<Page['article']>): Page => ({
      ...parsed.page,
      article: { ...article, ...changes },
    });
    const wrong: Page[] = [
      withArticle({ headline: '두\n줄' }),
      withArticle({ headline: '빈칸  둘' }),
      withArticle({ headline: '각'.normalize('NFD') }),
      withArticle({ blocks: [] }),
      withArticle({ blocks: [...article.blocks, { kind: 'heading', text: '끝', level: 2 }] }),
      withArticle({ blocks: [...article.blocks, { kind: 'paragraph', text: '짧은 글' }] }),
      withArticle({ publisher: { name: '저녁신문' } }),
      withArticle({ updatedAt: '2020-01-01T00:00:00+09:00' }),
      { ...parsed.page, sourceCommentCount: 3 },
      {
        ...parsed.page,
        comments: { count: 0, posts: [{ author: '한나루', createdAt: '2026-01-01T00:00:00+09:00', text: '댓글 1' }] },
      },
      withArticle({ subheadlines: ['광고'] }),
    ];
    for (const one of wrong) expect(() => renderPage(one)).toThrow(RangeError);
    expect(() => renderPage(withArticle({ headline: '빈칸  둘' }))).toThrow(
      'page.article.headline would be read differently',
    );
  });
});
