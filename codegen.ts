import type { CodegenConfig } from '@graphql-codegen/cli';

/** Resolver types of each subgraph, from its SDL. A mapper says which row a resolver of that type receives. */
const mappers = {
  articles: {
    Article: './repository.ts#ArticleDocument',
    ArticleConnection: './loaders.ts#ArticleList',
    Region: './loaders.ts#RegionReference',
    ArticleBlock: './repository.ts#Block',
    Paragraph: "./repository.ts#BlockOf<'Paragraph'>",
    Heading: "./repository.ts#BlockOf<'Heading'>",
    Image: "./repository.ts#BlockOf<'Image'>",
    Quote: "./repository.ts#BlockOf<'Quote'>",
    List: "./repository.ts#BlockOf<'List'>",
    Embed: "./repository.ts#BlockOf<'Embed'>",
  },
  comments: {
    Article: './loaders.ts#ArticleReference',
    Comment: './repository.ts#CommentDocument',
    CommentsConnection: './loaders.ts#CommentPage',
    User: './repository.ts#CommentAuthor',
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
