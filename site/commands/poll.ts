import { parseArgs } from 'node:util';
import { SettingsError } from '../../shared/settings/setting.ts';
import { createAirKoreaClient } from '../import/airkorea-client.ts';
import { pollAirQuality, pollRound } from '../import/poll-air-quality.ts';
import { readSettings } from '../settings/read-settings.ts';
import { openGraph } from './open-graph.ts';

export const POLL_USAGE = `newsgraph poll air-quality [--once] [--endpoint URL] [--token TOKEN]
  Brings AirKorea's measurements into the graph, at once and then once an hour, with the key of AIRKOREA_SERVICE_KEY.
  Uses the graph that runs on the same data folder, or one in this process. --endpoint writes to a graph elsewhere, with
  --token or NEWSGRAPH_TOKEN. --once does one round and exits with 1 when it failed.`;

export async function poll(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      once: { type: 'boolean', default: false },
      endpoint: { type: 'string' },
      token: { type: 'string' },
    },
  });
  if (positionals.length !== 1 || positionals[0] !== 'air-quality') {
    console.error(`found ${JSON.stringify(positionals.join(' '))}, expected air-quality`);
    return 2;
  }
  const settings = readSettings(process.env);
  const { serviceKey, url } = settings.airQuality;
  if (serviceKey === undefined) {
    throw new SettingsError('AIRKOREA_SERVICE_KEY: expected a key of the open API at https://www.data.go.kr');
  }
  const airKorea = createAirKoreaClient({ url, serviceKey });
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort());
  await using graph = await openGraph(settings, {
    endpoint: values.endpoint,
    token: values.token ?? process.env.NEWSGRAPH_TOKEN,
    name: 'poll',
  });
  const options = { airKorea, graph: graph.client, log: (line: string) => console.log(line), signal: stop.signal };
  if (!values.once) {
    await pollAirQuality(options);
    return 0;
  }
  try {
    // Awaited here: the graph closes when this function returns.
    await pollRound(options);
    return 0;
  } catch (error) {
    console.error(`newsgraph: ${(error as Error).message}`);
    return 1;
  }
}
