import { requireScope } from '../../shared/auth/identity.ts';
import { userError } from '../../shared/graphql/errors.ts';
import type { ResolveReferences } from '../../shared/graphql/subgraph.ts';
import { findRegionByCode, findRegionByName, REGIONS } from '../../shared/regions.ts';
import { GRADES } from './grades.ts';
import type { Context } from './loaders.ts';
import type { Resolvers } from './schema.generated.ts';

/** A reading older than this is marked as stale. */
const STALE_AFTER_MS = 3 * 60 * 60 * 1000;

export const resolvers: Resolvers = {
  Query: {
    regions: () => REGIONS,
    region(_, { code, name }) {
      if (code != null && name == null) return findRegionByCode(code) ?? null;
      if (name != null && code == null) return findRegionByName(name) ?? null;
      throw userError('BAD_USER_INPUT', 'Give exactly one of `code` and `name`.', { argument: 'code' });
    },
  },
  Mutation: {
    recordAirQuality(_, { input, dryRun }, { identity, recorder }) {
      requireScope(identity, 'air-quality:write');
      return recorder.record(input, dryRun);
    },
  },
  Region: {
    airQuality: ({ code }, _, { loaders }) => loaders.latestByRegion.load(code),
  },
  AirQuality: {
    region: ({ regionCode }) => findRegionByCode(regionCode)!,
    gradeLabel: ({ grade }, { locale }) => GRADES[grade][locale],
    letter: ({ grade }) => GRADES[grade].letter,
    isStale: ({ observedAt }, _, { now }) => now().getTime() - observedAt.getTime() > STALE_AFTER_MS,
  },
};

export const references: Record<string, ResolveReferences<Context>> = {
  Region: regions =>
    regions.map(({ code, name }) => findRegionByCode(String(code)) ?? findRegionByName(String(name)) ?? null),
};
