import type { AnyBulkWriteOperation, Db } from 'mongodb';
import type { Migration } from '../../../shared/mongo/schema/migrations.ts';
import { intervalStart } from '../measures/history.ts';
import type { Reading } from '../measures/reading.ts';
import { DAILY, type DailyDocument, LATEST, OBSERVATIONS, replaceFullerDay } from './repository.ts';

const BATCH = 500;

export const AIR_QUALITY_MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'give readings a revision, and days their sums', migrate: addRevisionsAndDays },
];

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
