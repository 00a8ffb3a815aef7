import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, createEnvironment, runNewsgraph, startNewsgraph } from './newsgraph-command.ts';

/** A real page that is not part of the project: where it is missing, the test says so and is skipped. */
const PAGE = path.resolve('../shared/pages/article-page.txt');
const hasPage = existsSync(PAGE);
if (!hasPage) console.warn(`skipped: ${PAGE} is not there`);

const ARTICLE_PAGE = readFileSync('docs/operations/article-page.graphql', 'utf8');
const REGIONS = '서울 경기 인천 광주 대전 대구 울산 부산 강원 충북 충남 전북 전남 경북 경남 제주 세종'.split(' ');

interface ArticlePage {
  article: {
    id: string;
    slug: string;
    url: string;
    headline: string;
    subheadlines: string[];
    bylines: { name: string; role: string }[];
    publishedAt: string;
    updatedAt: string;
    section: string | null;
    publisher: { name: string; englishName: string };
    body: { __typename: string; text?: string; caption?: string; credit?: string }[];
    shareLinks: { network: string; url: string }[];
    commentCounts: { totalPublished: number };
    sourceCommentCount: number;
    isClosed: boolean;
    comments: { nodes: unknown[] };
  };
  regions: {
    name: string;
    airQuality: { grade: string; gradeLabel: string; temperature: number | null; observedAt: string };
  }[];
}

describe.skipIf(!hasPage)('the real page', () => {
  it('is imported once, and answered whole by one federated query from three subgraphs', async () => {
    await using environment = await createEnvironment();
    const { env } = environment;
    await using graph = await startNewsgraph(['start', '--no-samples'], env);

    const first = await runNewsgraph(['import', PAGE], env);
    expect(first).toMatchObject({ code: 0, stdout: 'new        1\nchanged    0\nunchanged  0\nrefused    0\n' });
    const second = await runNewsgraph(['import', '-'], env, readFileSync(PAGE, 'utf8'));
    expect(second).toMatchObject({ code: 0, stdout: 'new        0\nchanged    0\nunchanged  1\nrefused    0\n' });

    const list = await ask<{ articles: { nodes: { id: string; slug: string; url: string }[] } }>(
      graph.url,
      '{ articles { nodes { id slug url } } }',
    );
    expect(list.data?.articles.nodes).toHaveLength(1);
    const { id, slug, url } = list.data!.articles.nodes[0]!;
    const { status, data: page, errors } = await ask<ArticlePage>(graph.url, ARTICLE_PAGE, { id });
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });

    const lines = readFileSync(PAGE, 'utf8')
      .normalize('NFC')
      .split('\n')
      .map(line => line.replaceAll(/\s+/g, ' ').trim());
    const { article, regions } = page!;
    expect(lines).toContain(article.headline);
    expect(article.subheadlines).toHaveLength(2);
    for (const subheadline of article.subheadlines) expect(lines).toContain(subheadline);
    expect(lines.join('\n')).toContain(`${article.bylines[0]?.name} ${article.bylines[0]?.role}`);
    expect(article).toMatchObject({
      publishedAt: '2020-10-22T18:54:00+09:00',
      updatedAt: '2020-10-22T18:54:00+09:00',
      section: null,
      commentCounts: { totalPublished: 0 },
      sourceCommentCount: 0,
      isClosed: false,
      comments: { nodes: [] },
    });
    expect(`${article.publisher.name}, ${article.publisher.englishName}`).toBe(
      lines.find(line => /^[가-힣]+, [A-Z]+$/.test(line)),
    );
    const kinds = article.body.map(block => block.__typename);
    expect(kinds[0]).toBe('Image');
    expect(kinds.filter(kind => kind === 'Heading')).toHaveLength(1);
    expect(kinds.filter(kind => kind === 'Paragraph').length + 2).toBe(kinds.length);
    const [image] = article.body;
    expect(lines).toContain(`${image?.caption}<${image?.credit}>`);
    const places = article.body.flatMap(({ text }) =>
      text === undefined ? [] : lines.findIndex(line => line.endsWith(text)),
    );
    expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
    expect(article.shareLinks.map(link => link.network)).toContain('FACEBOOK');
    expect(article.shareLinks[0]?.url).toContain(encodeURIComponent(article.url));

    expect(regions.map(region => region.name)).toEqual(REGIONS);
    expect(regions.map(region => region.airQuality.temperature)).toEqual(
      REGIONS.map(name => (name === '대구' ? 26 : null)),
    );
    for (const { airQuality } of regions) {
      expect(airQuality).toMatchObject({
        grade: 'MODERATE',
        gradeLabel: '보통',
        observedAt: '2024-04-19T11:00:00+09:00',
      });
    }

    const site = await ask<{ publication: object }>(graph.url, '{ publication { name lastEditedAt mastheadLinks } }');
    expect(site.data?.publication).toMatchObject({
      name: article.publisher.name,
      lastEditedAt: '2024-04-19T11:00:00+09:00',
      mastheadLinks: [expect.any(String), expect.any(String)],
    });

    const other = await ask<Record<'articleBySlug' | 'articleByUrl', { id: string }>>(
      graph.url,
      'query ($slug: String!, $url: URL!) { articleBySlug(slug: $slug) { id } articleByUrl(url: $url) { id } }',
      { slug, url },
    );
    expect(other.data).toEqual({ articleBySlug: { id }, articleByUrl: { id } });
  });

  it('is refused with its line when a grade is broken, and the other files go on', async () => {
    await using environment = await createEnvironment();
    const { env } = environment;
    const broken = readFileSync(PAGE, 'utf8').replace(/^(\s*• 인천\r?\n\s+)B/m, '$1E');
    expect(broken).not.toBe(readFileSync(PAGE, 'utf8'));
    const { code, stdout, stderr } = await runNewsgraph(['import', '-', PAGE], env, broken);
    expect(code).toBe(1);
    expect(stderr).toMatch(/\(standard input\):8: .*“E”.*A/);
    expect(stdout).toContain('new        1\nchanged    0\nunchanged  0\nrefused    1\n');
  });
});
