import type { AnyBulkWriteOperation, Collection, Document } from 'mongodb';

const BATCH = 1_000;

/** Writes what follows from each found document, in order, a thousand at a time. @throws the reason of an aborted signal */
export async function inBulk<Found extends Document, Row extends Document>(
  collection: Collection<Row>,
  found: AsyncIterable<Found>,
  signal: AbortSignal,
  writesFor: (document: Found) => readonly AnyBulkWriteOperation<Row>[],
): Promise<void> {
  const writes: AnyBulkWriteOperation<Row>[] = [];
  const write = async () => {
    signal.throwIfAborted();
    if (writes.length > 0) await collection.bulkWrite(writes.splice(0), { ordered: true });
  };
  for await (const document of found) {
    writes.push(...writesFor(document));
    if (writes.length >= BATCH) await write();
  }
  await write();
}
