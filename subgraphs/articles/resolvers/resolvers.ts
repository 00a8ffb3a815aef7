import type { GraphQLResolveInfo } from 'graphql';
import { requireScope } from '../../../shared/auth/identity.ts';
import { badInput } from '../../../shared/errors/errors.ts';
import { readPageArguments } from '../../../shared/graphql/connection.ts';
import { selectedFields } from '../../../shared/graphql/selected-fields.ts';
import type { ResolveReferences } from '../../../shared/graphql/subgraph.ts';
import type { Change } from '../../../shared/mongo/changes/change-feed.ts';
import { globalId } from '../../../shared/names/global-id.ts';
import { reporterName } from '../../../shared/names/read-bylines.ts';
import { sectionName, sectionTitle } from '../../../shared/names/section-name.ts';
import { REVISION_SORT } from '../editing/article-history.ts';
import { readListName } from '../editing/curated-lists.ts';
import { changedFieldsOf, diffBlocks } from '../editing/revision-diff.ts';
import { type Context, LIST_SORT, NAME_SORT } from '../loaders/loaders.ts';
import { sortOf } from '../search/article-search.ts';
import type { ArticleDocument } from '../store/article-document.ts';
import { plainTextOf } from '../store/block-texts.ts';
import type { FrontPageDocument } from '../store/curated/front-page-store.ts';
import { excerptOf, MAX_EXCERPT_LENGTH } from '../store/excerpt.ts';
import { spansOf } from '../store/spans.ts';
import { articleFields } from './article-fields.ts';
import { readFilter, readListArguments, readName } from './list-arguments.ts';
import { mutations } from './mutations.ts';
import type { Resolvers } from './resolvers.generated.ts';
import { shareLinksOf } from './share-links.ts';

const ownFields = (info: GraphQLResolveInfo) => articleFields(selectedFields(info));
const listedFields = (info: GraphQLResolveInfo) => articleFields(selectedFields(info, ['nodes'], ['edges', 'node']));
const selectsHighlights = (info: GraphQLResolveInfo) => selectedFields(info, ['edges']).has('highlights');

function within(argument: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw badInput(argument, String(value), `${least} to ${most}`);
}

/** Beside the current one. */
const HOURS = { HOUR: 1, DAY: 24, WEEK: 168 } as const;

/** The document of the event of a subscription. */
const changed = <Row extends ArticleDocument | FrontPageDocument>(change: unknown): Row =>
  (change as Change<Row>).document as Row;

export const resolvers: Resolvers = {
  Query: {
    article: (_, { id }, { loaders }, info) => loaders.byId(id, ownFields(info)),
    articleBySlug: (_, { slug }, { loaders }, info) => loaders.bySlug(slug, ownFields(info)),
    articleByUrl: (_, { url }, { loaders, site }, info) => {
      const slug = site.slugOf(url);
      const fields = ownFields(info);
      return slug === undefined ? loaders.byUrl(url, fields) : loaders.bySlug(slug, fields);
    },
    articles: (_, args, { loaders, identity }, info) =>
      loaders.articles(readListArguments(args, identity), listedFields(info)),
    searchArticles: (_, { query: text, filter, orderBy: order, ...args }, { loaders }, info) => {
      const scope = readFilter({ ...filter, status: 'PUBLISHED' });
      const page = readPageArguments(args, sortOf({ text, scope, order }));
      return loaders.search({
        text,
        scope,
        order,
        page,
        fields: listedFields(info),
        highlights: selectsHighlights(info),
      });
    },
    sections: (_, args, { loaders }) => loaders.sections(readPageArguments(args, NAME_SORT)),
    sectionTree: async (_, __, { loaders }) => (await loaders.sectionTree()).roots,
    section: async (_, { name }, { loaders }) =>
      (await loaders.sectionTree()).byName.get(readName('name', name, sectionName)) ?? null,
    tags: (_, args, { loaders }) => loaders.names('tag', readPageArguments(args, NAME_SORT)),
    tag: async (_, args, { loaders }) => {
      const _id = readName('name', args.name);
      const count = await loaders.countOf('tag', _id);
      return count === 0 ? null : { _id, count };
    },
    reporters: (_, args, { loaders }) => loaders.names('reporter', readPageArguments(args, NAME_SORT)),
    reporter: async (_, args, { loaders }) => {
      const _id = readName('name', args.name, reporterName);
      const [count, { profile }] = await Promise.all([loaders.countOf('reporter', _id), loaders.reporterFacts(_id)]);
      return count === 0 && profile === null ? null : { _id, count };
    },
    articlePreview: async (_, { token }, { loaders, previews }, info) =>
      loaders.preview(await previews.read(token), ownFields(info)),
    series: (_, { id }, { loaders }) => loaders.series(id),
    mostRead: (_, { period, first }, { loaders }, info) => {
      const fields = articleFields(selectedFields(info, ['article']));
      return loaders.mostRead(HOURS[period], within('first', first, 1, 50), fields);
    },
    frontPage: (_, { name }, { loaders }) => loaders.frontPage(readListName('name', name)),
    publication: (_, __, { publication }) => publication.read(),
  },
  Mutation: mutations,
  Subscription: {
    articlePublished: {
      subscribe: (_, filter, { published, resume }) => published.listen(filter, resume) as never,
      resolve: changed<ArticleDocument>,
    },
    breakingNews: {
      subscribe: (_, __, { published, resume }) => published.listenBreaking(resume) as never,
      resolve: changed<ArticleDocument>,
    },
    frontPageChanged: {
      subscribe: (_, args, { frontPageChanges, resume }) => {
        const name = readListName('name', args.name);
        const accept = ({ id, document }: Change<FrontPageDocument>) => id === name && document !== null;
        return frontPageChanges.listen({ accept, resume }) as never;
      },
      resolve: changed<FrontPageDocument>,
    },
  },
  Article: {
    id: article => article._id,
    nodeId: article => globalId('Article', article._id),
    url: (article, _, { site }) => site.urlOf(article),
    isBreaking: article => article.isBreaking ?? false,
    expiresAt: article => article.expiresAt ?? null,
    leadImage: article => article.cover ?? null,
    series: ({ _id }, _, { loaders }) => loaders.seriesOf(_id),
    images: article => article.body.filter(block => block.kind === 'Image'),
    excerpt: ({ lead }, { maxLength }) => excerptOf(lead, within('maxLength', maxLength, 10, MAX_EXCERPT_LENGTH)),
    plainText: article => plainTextOf(article.body),
    regions: article => article.regionCodes.map(code => ({ code })),
    shareLinks: (article, _, { site }) => shareLinksOf(site.urlOf(article), article.headline),
    related: (article, { first }, { loaders }, info) =>
      loaders.related(article, within('first', first, 1, 20), ownFields(info)),
    previousInSection: (article, _, { loaders }, info) => loaders.neighbour(article, 'previous', ownFields(info)),
    nextInSection: (article, _, { loaders }, info) => loaders.neighbour(article, 'next', ownFields(info)),
    revisions: (article, args, { loaders, identity }) => {
      requireScope(identity, 'articles:write');
      return loaders.history(article, readPageArguments(args, REVISION_SORT));
    },
  },
  UserError: { message: ({ message }, { locale }) => message[locale] },
  Paragraph: { spans: spansOf },
  Image: { sizes: image => image.sizes ?? [] },
  ArticleBlock: { __resolveType: block => block.kind },
  Byline: { reporter: ({ name }) => ({ _id: name }) },
  Series: {
    id: series => series._id,
    articles: async ({ articleIds }, { first }, { loaders }, info) =>
      (await loaders.publicOnes(articleIds, ownFields(info))).slice(0, within('first', first, 1, 500)),
  },
  FrontPage: {
    name: page => page._id,
    // Those that readers do not see are left out, so that more than the first ones are looked up.
    articles: async ({ articleIds }, { first }, { loaders }, info) =>
      (await loaders.publicOnes(articleIds, ownFields(info))).slice(0, within('first', first, 1, 100)),
    articleIds: ({ articleIds }, _, { identity }) => {
      requireScope(identity, 'articles:publish');
      return [...articleIds];
    },
  },
  Region: {
    nodeId: ({ code }) => globalId('Region', code),
    articles: ({ code }, args, { loaders }, info) =>
      loaders.listOf('regionCode', code, readPageArguments(args, LIST_SORT), listedFields(info)),
  },
  Section: {
    name: section => section._id,
    nodeId: section => globalId('Section', section._id),
    title: section => sectionTitle(section._id),
    articleCount: section => section.count,
    totalArticleCount: section => section.total,
    articles: ({ _id }, { includeSubsections, ...args }, { loaders }, info) => {
      const kind = includeSubsections ? 'sectionTree' : 'section';
      return loaders.listOf(kind, _id, readPageArguments(args, LIST_SORT), listedFields(info));
    },
  },
  Tag: {
    name: tag => tag._id,
    articleCount: tag => tag.count,
    articles: ({ _id }, args, { loaders }, info) =>
      loaders.listOf('tag', _id, readPageArguments(args, LIST_SORT), listedFields(info)),
  },
  Reporter: {
    name: reporter => reporter._id,
    nodeId: reporter => globalId('Reporter', reporter._id),
    articleCount: ({ _id, count }, _, { loaders }) => count ?? loaders.countOf('reporter', _id),
    role: ({ _id }, _, { loaders }) =>
      loaders.reporterFacts(_id).then(({ profile, printed }) => profile?.role ?? printed?.role ?? null),
    email: ({ _id }, _, { loaders }) =>
      loaders.reporterFacts(_id).then(({ profile, printed }) => profile?.email ?? printed?.email ?? null),
    biography: ({ _id }, _, { loaders }) =>
      loaders.reporterFacts(_id).then(({ profile }) => profile?.biography ?? null),
    photo: ({ _id }, _, { loaders }) => loaders.reporterFacts(_id).then(({ profile }) => profile?.photo ?? null),
    links: ({ _id }, _, { loaders }) => loaders.reporterFacts(_id).then(({ profile }) => profile?.links ?? []),
    articles: ({ _id }, args, { loaders }, info) =>
      loaders.listOf('reporter', _id, readPageArguments(args, LIST_SORT), listedFields(info)),
  },
  ArticleConnection: { totalCount: list => list.totalCount() },
  ArticleSearchConnection: {
    totalCount: list => list.totalCount(),
    facets: (list, { first }) => list.facets(within('first', first, 1, 50)),
  },
  SectionConnection: { totalCount: list => list.totalCount() },
  TagConnection: { totalCount: list => list.totalCount() },
  ReporterConnection: { totalCount: list => list.totalCount() },
  ArticleRevision: {
    headline: ({ content }) => content.headline,
    body: ({ content }) => content.body,
    changedFields: ({ content, previous }) => (previous ? changedFieldsOf(previous, content) : []),
    blockChanges: ({ content, previous }) => (previous ? diffBlocks(previous.body, content.body) : []),
  },
};

export const references: Record<string, ResolveReferences<Context>> = {
  Article: (articles, { loaders }, info) =>
    loaders.byIds(
      articles.map(({ id }) => String(id)),
      ownFields(info),
    ),
  Region: regions => regions.map(({ code }) => ({ code: String(code) })),
  Section: (sections, { loaders }) => loaders.sectionsNamed(sections.map(({ name }) => String(name))),
  Reporter: reporters => reporters.map(({ name }) => ({ _id: String(name) })),
};
