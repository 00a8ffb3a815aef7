import type { Collection, Db, Filter } from 'mongodb';
import type { PageRequest, SortKey } from '../../../shared/graphql/connection.ts';
import type { ResumePoint } from '../../../shared/graphql/resumption.ts';
import { createChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import type { Alert } from '../measures/alert.ts';
import type { AlertLevel, Pollutant } from '../types/schema.generated.ts';
import { keepNewest, type StatedPart } from './keep-newest.ts';

export const ALERTS = 'airQualityAlerts';

/** Which alerts a list has. */
export interface AlertFilter {
  readonly regionCodes?: readonly string[] | null;
  readonly pollutant?: Pollutant | null;
  readonly level?: AlertLevel | null;
  readonly isActive?: boolean | null;
}

/** Every alert, one document each; a few hundred a year. */
export function createAlertStore(db: Db) {
  const alerts: Collection<Alert> = db.collection(ALERTS);
  const changes = createChangeFeed<Alert>(db, ALERTS);
  return {
    changes,

    /** The alerts in force, the last issued first. They are few, so regions are told apart by the caller. */
    findActive: (): Promise<Alert[]> =>
      alerts.find({ 'state.clearedAt': null }).sort({ issuedAt: -1, _id: -1 }).toArray(),

    /** Up to `limit + 1` alerts, nearest to the cursor first; the list is the last issued first. */
    findPage({ limit, backward, after, before }: PageRequest, filter: AlertFilter): Promise<Alert[]> {
      const bounds = [filterOf(filter), after && beyond('$lt', after), before && beyond('$gt', before)];
      const order = backward ? 1 : -1;
      return alerts
        .find({ $and: bounds.filter(one => one !== undefined) } as Filter<Alert>)
        .sort({ issuedAt: order, _id: order })
        .limit(limit + 1)
        .toArray();
    },

    count: (filter: AlertFilter): Promise<number> => alerts.countDocuments(filterOf(filter)),

    keep: (stated: readonly StatedPart[], dryRun: boolean) =>
      keepNewest(alerts, stated, { field: 'state', newerBy: 'recordedAt', dryRun }),

    /** Alerts of some regions as they are issued, corrected and cleared. Ends when it is returned. */
    onChange: (regionCodes: ReadonlySet<string>, resume?: ResumePoint) =>
      changes.listen({ accept: ({ document }) => document !== null && regionCodes.has(document.regionCode), resume }),
  };
}

function filterOf({ regionCodes, pollutant, level, isActive }: AlertFilter): Filter<Alert> {
  return {
    ...(regionCodes != null && { regionCode: { $in: [...regionCodes] } }),
    ...(pollutant != null && { pollutant }),
    ...(level != null && { level }),
    ...(isActive != null && { 'state.clearedAt': isActive ? null : { $ne: null } }),
  } as Filter<Alert>;
}

function beyond(operator: '$lt' | '$gt', { value, id }: SortKey) {
  const issuedAt = new Date(value);
  return { $or: [{ issuedAt: { [operator]: issuedAt } }, { issuedAt, _id: { [operator]: id } }] };
}
