import { requireScope } from '../../../shared/auth/identity.ts';
import { userError } from '../../../shared/errors/errors.ts';
import type { ResolveReferences } from '../../../shared/graphql/subgraph.ts';
import { globalId } from '../../../shared/names/global-id.ts';
import { findRegionByCode, findRegionByName, REGIONS, type Region } from '../../../shared/regions.ts';
import type { Context } from '../loaders/loaders.ts';
import { GRADES_FROM_BEST, indexRangeOf } from '../measures/cai.ts';
import { GRADES } from '../measures/grades.ts';
import type { Contents, Metric } from '../measures/history.ts';
import type { AirQualityRow } from '../measures/reading.ts';
import { sourcesOf } from '../measures/sources.ts';
import { METRIC_UNITS, statisticsOf } from '../measures/statistics.ts';
import type { RegionAirQualityArgs } from '../types/schema.generated.ts';
import { placeBatches, placeResolvers, placeTypes } from './place-resolvers.ts';
import type { Resolvers } from './resolvers.generated.ts';
import { valueFields } from './value-fields.ts';

/** The fields of all metrics are alike. */
const statistics = (metric: Metric) => (row: Pick<Contents, 'metrics'>) => statisticsOf(metric, row.metrics[metric]);
const allStatistics = Object.fromEntries(
  (Object.keys(METRIC_UNITS) as Metric[]).map(metric => [metric, statistics(metric)]),
) as Record<Metric, ReturnType<typeof statistics>>;

export const resolvers: Resolvers = {
  Query: {
    regions: () => REGIONS,
    region(_, { code, name }) {
      if (code != null && name == null) return findRegionByCode(code) ?? null;
      if (name != null && code == null) return findRegionByName(name) ?? null;
      throw userError('BAD_USER_INPUT', 'Give exactly one of `code` and `name`.', { argument: 'code' });
    },
    airQualityRanking: (_, { pollutant, first, at }, { loaders }) => loaders.ranking(pollutant, first, at ?? null),
    airQualitySummary: (_, { at }, { loaders }) => loaders.summary(at ?? null),
    airQualityGrades: () => GRADES_FROM_BEST,
    ...placeResolvers.Query,
  },
  Mutation: {
    recordAirQuality(_, { input, dryRun }, { identity, recorder }) {
      requireScope(identity, 'air-quality:write');
      return recorder.record(input, dryRun);
    },
    ...placeResolvers.Mutation,
  },
  Subscription: {
    airQualityUpdated: {
      subscribe: (_, { regionCodes }, { loaders, resume }) => loaders.updates(regionCodes, resume) as never,
      resolve: (row: AirQualityRow) => row,
    },
    ...placeResolvers.Subscription,
  },
  Region: {
    nodeId: ({ code }) => globalId('Region', code),
    airQualityHistory: ({ code }, span, { loaders }) => loaders.historyOf(code, span),
  },
  AirQuality: {
    region: ({ regionCode }) => findRegionByCode(regionCode)!,
    ...valueFields,
    sources: ({ statements }) => sourcesOf(statements),
  },
  ...placeTypes,
  AirQualityBucket: allStatistics,
  AirQualitySummary: allStatistics,
  AirQualityGradeInfo: {
    grade: grade => grade,
    label: (grade, { locale }) => GRADES[grade].label[locale],
    letter: grade => GRADES[grade].letter,
    lowestIndex: grade => indexRangeOf(grade)[0],
    highestIndex: grade => indexRangeOf(grade)[1],
    advisory: (grade, { locale, audience }) => GRADES[grade].advisory[audience][locale],
  },
};

export const batches = {
  Region: {
    airQuality: (regions: readonly Region[], { at }: RegionAirQualityArgs, { loaders }: Context) =>
      loaders.readingsOf(
        regions.map(({ code }) => code),
        at ?? null,
      ),
    ...placeBatches,
  },
};

export const references: Record<string, ResolveReferences<Context>> = {
  Region: regions =>
    regions.map(({ code, name }) => findRegionByCode(String(code)) ?? findRegionByName(String(name)) ?? null),
};
