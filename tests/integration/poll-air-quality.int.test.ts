import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REGIONS } from '../../shared/regions.ts';
import { createAirKoreaClient } from '../../site/airkorea/airkorea-client.ts';
import { pollRound, pollSource } from '../../site/airkorea/poll-source.ts';
import { MEASUREMENTS } from '../../site/airkorea/sources.ts';
import { createLocalGraphClient } from '../../site/server/local-graph-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';

/** A server that answers in AirKorea's format stands for the service, which needs a personal key. */

const KEY = 'se+cret/Key==';
const NOW = new Date('2026-03-01T05:20:00+09:00');

let graph: EmbeddedGraph;
let requests: URL[] = [];
let answer: (request: URL, response: ServerResponse, message: IncomingMessage) => void;
const server = createServer((message, response) => {
  const url = new URL(message.url ?? '', 'http://airkorea');
  requests.push(url);
  answer(url, response, message);
});
let address: string;

beforeAll(async () => {
  graph = await createEmbeddedGraph();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}/B552584`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await graph[Symbol.asyncDispose]();
});
afterEach(() => {
  requests = [];
});

const station = (sidoName: string, pm10Value: string, overrides: object = {}) => ({
  sidoName,
  stationName: '중구',
  mangName: '도시대기',
  dataTime: '2026-02-28 24:00',
  pm10Value,
  pm25Value: '10',
  o3Value: '0.010',
  no2Value: '0.010',
  coValue: '0.3',
  so2Value: '0.002',
  khaiValue: '-',
  ...overrides,
});
const envelope = (items: object[], totalCount = items.length, code = '00') =>
  JSON.stringify({
    response: { header: { resultCode: code, resultMsg: `CODE ${code}` }, body: { totalCount, items } },
  });
const country = (pm10: string) => envelope(REGIONS.map(region => station(region.name, pm10)));
const xmlError = (code: string) =>
  `<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR ${KEY}</returnAuthMsg><returnReasonCode>${code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`;

function setup(serviceKey = KEY) {
  const lines: string[] = [];
  const waits: number[] = [];
  const options = {
    airKorea: createAirKoreaClient({ url: address, serviceKey, timeoutMs: 300, pageSize: 10 }),
    graph: createLocalGraphClient(graph.host),
    log: (line: string) => void lines.push(line),
    now: () => NOW,
    random: () => 1,
    wait: async (ms: number) => void waits.push(ms),
  };
  return { lines, waits, options };
}
const seoul = async () => {
  const { data } = await graph.ask<{ region: { airQuality: Record<string, unknown> | null } }>(
    '{ region(code: "KR-11") { airQuality { observedAt index grade source pm10 { value } } } }',
  );
  return data?.region.airQuality;
};

describe('polling AirKorea', () => {
  it('asks for the whole country, page by page, and records every region at once', async () => {
    const all = REGIONS.map(region => station(region.name, '40'));
    answer = (url, response) => {
      const page = Number(url.searchParams.get('pageNo'));
      response.end(envelope(all.slice((page - 1) * 10, page * 10), all.length));
    };
    const { options, lines } = setup();
    expect(await pollRound(MEASUREMENTS, options)).toMatchObject({ recorded: 17, unchanged: 0 });
    expect(requests).toHaveLength(2);
    expect(requests[0]?.pathname).toBe('/B552584/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty');
    expect(Object.fromEntries(requests[0]?.searchParams ?? [])).toMatchObject({
      serviceKey: KEY,
      returnType: 'json',
      sidoName: '전국',
    });
    expect(await seoul()).toEqual({
      observedAt: '2026-03-01T00:00:00+09:00',
      index: 60,
      grade: 'MODERATE',
      source: 'AirKorea',
      pm10: { value: 40 },
    });
    expect(await pollRound(MEASUREMENTS, options)).toMatchObject({ recorded: 0, unchanged: 17 });
    expect(lines.join()).not.toContain(KEY);
  });

  it('takes a key in both forms in which the portal shows it', async () => {
    answer = (_url, response) => response.end(country('40'));
    await pollRound(MEASUREMENTS, setup(encodeURIComponent(KEY)).options);
    expect(requests[0]?.searchParams.get('serviceKey')).toBe(KEY);
  });

  it.each<[string, (response: ServerResponse, message: IncomingMessage) => void, RegExp]>([
    ['an error code with HTTP 200', response => response.end(envelope([], 0, '04')), /error 04: CODE 04/],
    ['HTTP 500 with HTML', response => response.writeHead(500).end('<html>sorry</html>'), /HTTP 500/],
    ['half an answer', response => response.end(country('40').slice(0, 500)), /neither JSON nor XML/],
    ['a broken connection', (_response, message) => message.socket.destroy(), /./],
    ['no answer in time', () => {}, /no answer within 300 ms/],
    [
      'no measurement at all',
      response => response.end(envelope([station('서울', '-', { dataTime: '-' })])),
      /no region has/,
    ],
    ['a redirect', response => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(), /./],
    ['nonsense that is JSON', response => response.end('{"response":{"header":7,"body":[]}}'), /neither/],
  ])('tries again after %s, with growing pauses, and keeps the last good reading', async (_name, fail, message) => {
    let failures = 0;
    answer = (_url, response, request) => {
      if (failures++ < 2) fail(response, request);
      else response.end(country('70'));
    };
    const { options, waits, lines } = setup();
    const before = await seoul();
    const observed: unknown[] = [];
    await pollRound(MEASUREMENTS, {
      ...options,
      wait: async ms => {
        waits.push(ms);
        observed.push(await seoul());
      },
    });
    expect(observed).toEqual([before, before]);
    expect(waits).toEqual([30_000, 60_000]);
    expect(lines[0]).toMatch(message);
    expect(await seoul()).toMatchObject({ pm10: { value: 70 } });
  });

  it('gives up after six attempts, and at once when the key or the quota is the reason', async () => {
    answer = (_url, response) => response.writeHead(503).end();
    const { options, waits } = setup();
    await expect(pollRound(MEASUREMENTS, options)).rejects.toThrow('HTTP 503');
    expect([requests.length, waits.length]).toEqual([6, 5]);
    for (const code of ['22', '30']) {
      requests = [];
      answer = (_url, response) => response.end(xmlError(code));
      await expect(pollRound(MEASUREMENTS, options)).rejects.toThrow(`error ${code}`);
      expect(requests).toHaveLength(1);
    }
  });

  it('never shows the key, even when the service answers with it', async () => {
    const echo = `${KEY} ${encodeURIComponent(KEY)} ${new URLSearchParams({ key: KEY })}`;
    const answers = [xmlError('30'), envelope([], 0, '04').replace('CODE 04', echo)];
    for (const body of answers) {
      answer = (_url, response) => response.end(body);
      const { options, lines } = setup();
      const error = await pollRound(MEASUREMENTS, options).catch((reason: Error) => reason);
      const shown = [...lines, String((error as Error).stack)].join('\n');
      for (const form of [KEY, encodeURIComponent(KEY)]) expect(shown).not.toContain(form);
    }
  });

  it('goes on by the hour after a round that failed, a quarter past, until it is aborted', async () => {
    const stop = new AbortController();
    answer = (_url, response) => response.end(requests.length === 1 ? xmlError('22') : country('55'));
    const { options, lines, waits } = setup();
    await pollSource(MEASUREMENTS, {
      ...options,
      signal: stop.signal,
      wait: async ms => {
        waits.push(ms);
        if (waits.length === 2) stop.abort();
      },
    });
    // At 05:20 the next round is at 06:15, and up to a minute later.
    expect(waits).toEqual([56 * 60_000, 56 * 60_000]);
    expect(lines[0]).toContain('the last good data stay');
    expect(await seoul()).toMatchObject({ pm10: { value: 55 } });
  });
});
