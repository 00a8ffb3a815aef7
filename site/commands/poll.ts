import { SettingsError } from '../../shared/settings/setting.ts';
import { createAirKoreaClient } from '../import/airkorea-client.ts';
import { pollAirQuality, pollRound } from '../import/poll-air-quality.ts';
import { readCommandSettings } from '../process/command-settings.ts';
import { openGraph } from '../process/open-graph.ts';

export interface PollOptions {
  readonly once?: boolean;
  /** The graph to write to. @default the one that runs on the same data folder, else one in this process */
  readonly endpoint?: string;
  readonly token?: string;
}

export async function poll(source: string, { once = false, endpoint, token }: PollOptions): Promise<number> {
  if (source !== 'air-quality') {
    throw new SettingsError(`poll: found ${JSON.stringify(source)}, expected air-quality`);
  }
  const settings = readCommandSettings();
  const { serviceKey, url } = settings.airQuality;
  if (serviceKey === undefined) {
    throw new SettingsError('AIRKOREA_SERVICE_KEY: expected a key of the open API at https://www.data.go.kr');
  }
  const airKorea = createAirKoreaClient({ url, serviceKey });
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort());
  await using graph = await openGraph(settings, {
    endpoint,
    token: token ?? process.env.NEWSGRAPH_TOKEN,
    name: 'poll',
  });
  const options = { airKorea, graph: graph.client, log: (line: string) => console.log(line), signal: stop.signal };
  if (!once) {
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
