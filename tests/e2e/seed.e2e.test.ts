import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { createEnvironment, runNewsgraph } from './newsgraph-command.ts';

it('newsgraph seed fills every collection, and again changes nothing', async () => {
  await using environment = await createEnvironment();
  const { env } = environment;
  const args = ['seed', '--articles', '40', '--comments', '120', '--days', '2', '--seed', '5'];
  const client = await MongoClient.connect(env.MONGODB_URI ?? '');
  const dump = async () => {
    const rows: Record<string, unknown[]> = {};
    for (const name of ['articles', 'comments', 'airQualityObservations', 'airQualityLatest']) {
      rows[name] = await client.db().collection(name).find().sort({ _id: 1 }).toArray();
    }
    return rows;
  };
  try {
    expect(await runNewsgraph(args, env)).toMatchObject({ code: 0 });
    const first = await dump();
    expect(Object.values(first).map(rows => rows.length)).toEqual([40, 120, 2 * 24 * 17, 17]);
    await client.db().dropDatabase();
    for (let time = 0; time < 2; time++) {
      expect(await runNewsgraph(args, env)).toMatchObject({ code: 0 });
      expect(await dump()).toEqual(first);
    }
  } finally {
    await client.close();
  }
  expect(await runNewsgraph(['seed', '--articles', '-1'], env)).toMatchObject({ code: 2 });
});
