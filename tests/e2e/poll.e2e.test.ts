import { once } from 'node:events';
import { createServer } from 'node:http';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { createEnvironment, runNewsgraph } from './newsgraph-command.ts';

const KEY = 'a+secret/key==';
const station = {
  sidoName: '서울',
  mangName: '도시대기',
  dataTime: '2026-02-28 24:00',
  pm10Value: '40',
  pm25Value: '-',
  khaiValue: '55',
};

it('newsgraph poll air-quality --once records what AirKorea answers, or says why not, without the key', async () => {
  await using environment = await createEnvironment();
  let code = '00';
  const server = createServer((_request, response) => {
    const header = { resultCode: code, resultMsg: `for ${KEY}` };
    response.end(JSON.stringify({ response: { header, body: { totalCount: 1, items: [station] } } }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const env = { ...environment.env, AIRKOREA_URL: `http://127.0.0.1:${port}`, AIRKOREA_SERVICE_KEY: KEY };
  const poll = () => runNewsgraph(['poll', 'air-quality', '--once'], env);
  const client = await MongoClient.connect(environment.env.MONGODB_URI ?? '');
  try {
    const { code: exit, stdout } = await poll();
    expect([exit, stdout.includes('1 recorded')]).toEqual([0, true]);
    const latest = await client.db().collection('airQualityLatest').find().toArray();
    expect(latest).toMatchObject([{ regionCode: 'KR-11', index: 55, pm10: { value: 40 }, pm25: null }]);
    const both = await runNewsgraph(['poll', 'air-quality', 'air-quality-alerts', '--once'], env);
    // The item that this server answers is no alert.
    expect([both.code, both.stdout.includes('1 unchanged'), both.stdout.includes('not read: alert')]).toEqual([
      0,
      true,
      true,
    ]);
    const unknown = await runNewsgraph(['poll', 'air-quality', 'weather', '--once'], env);
    expect([unknown.code, unknown.stderr.includes('found "weather", expected one of air-quality,')]).toEqual([2, true]);
    code = '30';
    const refused = await poll();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('error 30');
    expect(refused.stdout + refused.stderr).not.toContain(KEY);
  } finally {
    await client.close();
    server.close();
  }
  const { AIRKOREA_SERVICE_KEY: _, ...without } = env;
  const unset = await runNewsgraph(['poll', 'air-quality'], without);
  expect([unset.code, unset.stderr.includes('AIRKOREA_SERVICE_KEY')]).toEqual([2, true]);
});
