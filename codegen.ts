import type { CodegenConfig } from '@graphql-codegen/cli';

/** Resolver types of each subgraph, from its SDL. A mapper says which row a resolver of that type receives. */
const mappers = {
  articles: {
    Article: './article-document.ts#ArticleDocument',
    ArticleConnection: './loaders.ts#ArticleList',
    ArticleRevision: './article-history.ts#ArticleRevision as ArticleRevisionRow',
    ArticleSearchConnection: './article-search.ts#SearchList',
    Section: './repository.ts#NameCount',
    SectionConnection: './loaders.ts#NameList',
    Reporter: './repository.ts#NameCount as ReporterCount',
    ReporterConnection: './loaders.ts#NameList as ReporterList',
    Region: './loaders.ts#RegionReference',
    ArticleBlock: './article-document.ts#Block',
    Paragraph: "./article-document.ts#BlockOf<'Paragraph'>",
    Heading: "./article-document.ts#BlockOf<'Heading'>",
    Image: "./article-document.ts#BlockOf<'Image'>",
    Quote: "./article-document.ts#BlockOf<'Quote'>",
    List: "./article-document.ts#BlockOf<'List'>",
    Embed: "./article-document.ts#BlockOf<'Embed'>",
  },
  comments: {
    Article: './loaders.ts#ArticleReference',
    Comment: './documents.ts#CommentDocument',
    CommentCounts: './loaders.ts#ArticleReference',
    CommentFlag: './documents.ts#CommentAction',
    CommentSettings: './settings.ts#CommentSettings as Settings',
    CommentsConnection: './list-loaders.ts#CommentPage',
    ModerationLogEntry: './documents.ts#ModerationLogEntry as LogEntry',
    ModerationQueue: './loaders.ts#QueueReference',
    ModerationQueues: './loaders.ts#NoFields',
    User: './loaders.ts#UserReference',
  },
  'air-quality': {
    Region: '../../shared/regions.ts#Region as RegionRow',
    AirQuality: './loaders.ts#AirQualityRow',
    AirQualityBucket: './history.ts#Bucket',
    AirQualityStatistics: './statistics.ts#Statistics',
    AirQualitySummary: './summary.ts#Summary',
    AirQualityGradeInfo: './cai.ts#Grade',
  },
} as const;

const config: CodegenConfig = {
  generates: Object.fromEntries(
    Object.entries(mappers).map(([name, subgraphMappers]) => [
      `subgraphs/${name}/schema.generated.ts`,
      {
        schema: `subgraphs/${name}/schema.graphql`,
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          useTypeImports: true,
          enumsAsTypes: true,
          immutableTypes: true,
          contextType: './loaders.ts#Context',
          mappers: subgraphMappers,
          scalars: {
            DateTime: 'Date',
            URL: 'string',
            ID: 'string',
          },
          defaultScalarType: 'unknown',
          avoidOptionals: { field: true, inputValue: false },
          emitLegacyCommonJSImports: false,
        },
      },
    ]),
  ),
};

export default config;
