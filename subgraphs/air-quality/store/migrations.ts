import type { AnyBulkWriteOperation, Db } from 'mongodb';
import type { Migration } from '../../../shared/mongo/schema/migrations.ts';
import { intervalStart } from '../measures/history.ts';
import { POLLUTANT_FIELDS, type Reading } from '../measures/reading.ts';
import { DAILY, type DailyDocument, LATEST, OBSERVATIONS, replaceFullerDay } from './repository.ts';

const BATCH = 500;

export const AIR_QUALITY_MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'give readings a revision, and days their sums', migrate: addRevisionsAndDays },
  { number: 2, name: 'keep what the source of a reading states', migrate: addStatements },
];

/**
 * All that is known of an older reading counts as what its source states. A grade alone is from the strip of a page, and
 * as old as the page; its time of import would put it before later corrections.
 */
async function addStatements(db: Db): Promise<void> {
  const fields = ['grade', 'index', ...POLLUTANT_FIELDS, 'temperature', 'source'];
  const values = Object.fromEntries(fields.map(field => [field, { $ifNull: [`$${field}`, null] }]));
  const isMeasured = {
    $or: ['index', ...POLLUTANT_FIELDS].map(field => ({ $ne: [{ $ifNull: [`$${field}`, null] }, null] })),
  };
  const statement = {
    ...values,
    recordedAt: { $cond: [isMeasured, '$recordedAt', { $min: ['$recordedAt', '$observedAt'] }] },
    fingerprint: { $ifNull: ['$statement', ''] },
  };
  for (const name of [OBSERVATIONS, LATEST]) {
    await db
      .collection(name)
      .updateMany({ statements: { $exists: false } }, [{ $set: { statements: [statement] } }, { $unset: 'statement' }]);
  }
}

/** Older readings have no `recordedAt`; they are assumed to have been published when they were observed. */
async function addRevisionsAndDays(db: Db, signal: AbortSignal): Promise<void> {
  for (const name of [OBSERVATIONS, LATEST]) {
    await db.collection(name).updateMany({ recordedAt: { $exists: false } }, [{ $set: { recordedAt: '$observedAt' } }]);
  }
  const days: AnyBulkWriteOperation<DailyDocument>[] = [];
  const write = async () => {
    signal.throwIfAborted();
    if (days.length > 0) await db.collection<DailyDocument>(DAILY).bulkWrite(days.splice(0), { ordered: false });
  };
  let current: Reading[] = [];
  const endDay = () => {
    const [first] = current;
    if (first) days.push(replaceFullerDay(first.regionCode, intervalStart(first.observedAt, 'DAY'), current));
    current = [];
  };
  const readings = db.collection<Reading>(OBSERVATIONS).find().sort({ regionCode: 1, observedAt: -1 });
  for await (const reading of readings) {
    const [first] = current;
    if (first && dayOf(first) !== dayOf(reading)) endDay();
    current.push(reading);
    if (days.length >= BATCH) await write();
  }
  endDay();
  await write();
}

function dayOf({ regionCode, observedAt }: Reading): string {
  return `${regionCode}@${intervalStart(observedAt, 'DAY').getTime()}`;
}
