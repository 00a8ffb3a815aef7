import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { FEED_FORMATS, type Feed, writeNewsSitemap, writeSitemap, writeSitemapIndex } from './feed-formats.ts';

/** Headlines, and what is left of them in XML 1.0. */
const HEADLINES: [headline: string, inXml: string][] = [
  [`Q&A <b>bold</b> "quoted" 's`, `Q&A <b>bold</b> "quoted" 's`],
  ['CDATA ends ]]> here', 'CDATA ends ]]> here'],
  ['AT&amp;T <![CDATA[x', 'AT&amp;T <![CDATA[x'],
  ['</title><script>alert(1)</script>', '</title><script>alert(1)</script>'],
  ['control \u0000\u0008\u000b\u001b\u0085 signs', 'control  signs'],
  ['lone \ud800 surrogate \udfff and \ufffe\uffff', 'lone  surrogate  and '],
  ['서울 미세먼지 ‘나쁨’ 🙂', '서울 미세먼지 ‘나쁨’ 🙂'],
];

function feedOf(headline: string): Feed {
  const article = {
    id: 'a"&<1',
    url: 'https://news.example/기사?x=1&y="<2>',
    headline,
    excerpt: headline,
    section: headline,
    tags: [headline],
    bylines: [{ name: headline }, { name: '둘째' }],
    leadImage: { url: 'https://news.example/1.jpg?a=1&b=2' },
    body: [
      { __typename: 'Heading' as const, text: headline, level: 2 },
      {
        __typename: 'Paragraph' as const,
        spans: [
          { kind: 'TEXT' as const, text: headline, marks: ['STRONG' as const], url: 'https://a.example/?a="<b>' },
        ],
      },
      {
        __typename: 'Image' as const,
        url: 'https://news.example/1.jpg?a=1&b=2',
        caption: headline,
        credit: null,
        alt: headline,
      },
      { __typename: 'Quote' as const, text: headline, attribution: headline },
      { __typename: 'List' as const, items: [headline], ordered: true },
      {
        __typename: 'Table' as const,
        caption: null,
        rows: [{ cells: [{ text: headline, isHeader: true, columnSpan: 2, rowSpan: 1 }] }],
      },
      { __typename: 'Embed' as const, url: 'https://video.example/?a="<b>', title: headline },
    ],
    publishedAt: '2026-01-01T09:00:00+09:00',
    updatedAt: '2026-01-02T09:00:00+09:00',
  };
  const siteUrl = 'https://news.example/';
  return {
    title: headline,
    siteUrl,
    feedUrl: `${siteUrl}feeds/all`,
    updatedAt: article.updatedAt,
    articles: [article],
  };
}

const TEXT = `(?:[^<&]|&(?:amp|lt|gt|quot|apos);)*?`;
const TOKEN = new RegExp(
  String.raw`<(?<end>/?)(?<name>[a-z_:]+)(?<attributes>(?: [\w:]+="${TEXT}")*)(?<empty>/?)>|[^<&]|&(?:amp|lt|gt|quot|apos);`,
  'iuy',
);

/** Reads XML of elements, attributes and texts as strictly as XML 1.0 has it: cheerio would mend it. */
function readStrictly(xml: string): ReturnType<typeof load> {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  expect(xml.startsWith(declaration)).toBe(true);
  expect(xml).not.toMatch(/\]\]>|[[\p{Cc}--[\t\n\r]]\uFFFE\uFFFF\p{Cs}]/v);
  const open: string[] = [];
  for (TOKEN.lastIndex = declaration.length; TOKEN.lastIndex < xml.length; ) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(xml)?.groups;
    if (!groups) throw new Error(`not well-formed at ${JSON.stringify(xml.slice(at, at + 40))}`);
    const { name, end, empty } = groups;
    if (name === undefined || empty) continue;
    if (!end) open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
  return load(xml, { xml: true });
}

/** The body as HTML has the elements of its blocks, no others, and their texts. */
function expectInert(html: string, text: string): void {
  const $ = load(html, null, false);
  const names = $('*')
    .toArray()
    .map(element => ('name' in element ? element.name : ''));
  expect(names).toEqual([
    ...['h2', 'p', 'a', 'strong', 'figure', 'img', 'figcaption', 'blockquote', 'p', 'footer', 'ol', 'li'],
    ...['table', 'tbody', 'tr', 'th', 'p', 'a'],
  ]);
  const texts = ['h2', 'strong', 'figcaption', 'footer', 'li', 'th'].map(name => $(name).text());
  expect(texts).toEqual(Array(6).fill(text));
  expect($('a').last().text()).toBe(text);
  expect($('img').attr()).toEqual({ src: 'https://news.example/1.jpg?a=1&b=2', alt: text });
  expect($('a').first().attr()).toEqual({ href: 'https://a.example/?a="<b>' });
  expect($('a').last().attr()).toEqual({ href: 'https://video.example/?a="<b>' });
}

describe.each(HEADLINES)('with the headline %j', (headline, inXml) => {
  const feed = feedOf(headline);
  const textsOf = ($: ReturnType<typeof load>, selector: string) =>
    $(selector)
      .toArray()
      .map(element => $(element).text());

  it('RSS is well-formed and complete', () => {
    const $ = readStrictly(FEED_FORMATS.rss!.write(feed));
    expect(textsOf($, 'channel > title, item > title, item > category')).toEqual(Array(4).fill(inXml));
    // What a reader shows of HTML is the text, whatever it looks like.
    const [description] = textsOf($, 'item > description');
    expect(load(description!).text()).toBe(inXml);
    expectInert($('content\\:encoded').text(), inXml);
    expect($('enclosure').attr()).toEqual({
      url: 'https://news.example/1.jpg?a=1&b=2',
      length: '0',
      type: 'image/jpeg',
    });
    expect(textsOf($, 'dc\\:creator')).toEqual([inXml, '둘째']);
    expect(textsOf($, 'guid')).toEqual(['a"&<1']);
    expect($('guid').attr('isPermaLink')).toBe('false');
    expect(textsOf($, 'pubDate, lastBuildDate')).toEqual([
      'Fri, 02 Jan 2026 00:00:00 GMT',
      'Thu, 01 Jan 2026 00:00:00 GMT',
    ]);
  });

  it('Atom is well-formed and complete', () => {
    const $ = readStrictly(FEED_FORMATS.atom!.write(feed));
    expect(textsOf($, 'feed > title, entry > title, entry > summary')).toEqual([inXml, inXml, inXml]);
    expectInert($('entry > content[type=html]').text(), inXml);
    expect($('entry > link[rel=enclosure]').attr('href')).toBe('https://news.example/1.jpg?a=1&b=2');
    expect($('entry > category').attr('term')).toBe(inXml);
    expect(textsOf($, 'entry > author > name')).toEqual([inXml, '둘째']);
    expect($('entry > link[rel=alternate]').attr('href')).toBe('https://news.example/기사?x=1&y="<2>');
    expect(textsOf($, 'entry > updated, entry > published')).toEqual([
      '2026-01-01T09:00:00+09:00',
      '2026-01-02T09:00:00+09:00',
    ]);
  });

  it('JSON Feed is complete, with each author', () => {
    const { items } = JSON.parse(FEED_FORMATS.json!.write(feed)) as { items: Record<string, unknown>[] };
    expect(items).toEqual([
      expect.objectContaining({
        title: headline,
        summary: headline,
        authors: [{ name: headline }, { name: '둘째' }],
        attachments: [{ url: 'https://news.example/1.jpg?a=1&b=2', mime_type: 'image/jpeg' }],
      }),
    ]);
    expectInert(String(items[0]!.content_html), inXml);
  });

  it('the news sitemap is well-formed and complete', () => {
    const xml = writeNewsSitemap(headline, feed.articles);
    const $ = readStrictly(xml);
    expect(xml).toContain('xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"');
    expect(textsOf($, 'news\\:title, news\\:name')).toEqual([inXml, inXml]);
    expect(textsOf($, 'news\\:language, news\\:publication_date')).toEqual(['ko', '2026-01-01T09:00:00+09:00']);
  });
});

it('sitemaps hold addresses as URIs, and those that are none as they are', () => {
  const updatedAt = '2026-01-02T09:00:00+09:00';
  const urls = ['https://news.example/기사?x=1&y="<2>', 'https://news.example/%EA%B8%B0', 'not <an> address'];
  const locations = ['https://news.example/%EA%B8%B0%EC%82%AC?x=1&y=%22%3C2%3E', urls[1], urls[2]];
  const locationsOf = (xml: string) => {
    const $ = readStrictly(xml);
    return $('loc')
      .toArray()
      .map(element => $(element).text());
  };
  expect(locationsOf(writeSitemap(urls.map(url => ({ url, updatedAt }))))).toEqual(locations);
  expect(locationsOf(writeSitemapIndex(urls))).toEqual(locations);
});
