import { SettingsError } from '../../shared/settings/setting.ts';
import { createAirKoreaClient } from '../airkorea/airkorea-client.ts';
import { pollRound, pollSource } from '../airkorea/poll-source.ts';
import { SOURCES, type Source } from '../airkorea/sources.ts';
import { readCommandSettings } from '../process/command-settings.ts';
import { openGraph } from '../process/open-graph.ts';

export interface PollOptions {
  readonly once?: boolean;
  /** The graph to write to. @default the one that runs on the same data folder, else one in this process */
  readonly endpoint?: string;
  readonly token?: string;
}

export async function poll(names: readonly string[], { once = false, endpoint, token }: PollOptions): Promise<number> {
  const sources = [...new Set(names)].map(findSource);
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
    await Promise.all(sources.map(source => pollSource(source, options)));
    return 0;
  }
  let exitCode = 0;
  for (const source of sources) {
    await pollRound(source, options).catch(error => {
      console.error(`newsgraph: ${(error as Error).message}`);
      exitCode = 1;
    });
  }
  return exitCode;
}

function findSource(name: string): Source {
  const source = SOURCES.find(one => one.name === name);
  if (source) return source;
  const expected = SOURCES.map(one => one.name).join(', ');
  throw new SettingsError(`poll: found ${JSON.stringify(name)}, expected one of ${expected}`);
}
