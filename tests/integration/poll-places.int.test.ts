import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAirKoreaClient } from '../../site/airkorea/airkorea-client.ts';
import { pollRound, pollSource } from '../../site/airkorea/poll-source.ts';
import { SOURCES } from '../../site/airkorea/sources.ts';
import { createLocalGraphClient } from '../../site/server/local-graph-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';

/** A server that answers in AirKorea's format stands for the service, which needs a personal key. */

const KEY = 'se+cret/Key==';
const NOW = new Date('2026-01-03T05:20:00+09:00');

let graph: EmbeddedGraph;
let requests: URL[] = [];
let answers: Record<string, (url: URL, response: ServerResponse) => void> = {};
const server = createServer((message, response) => {
  const url = new URL(message.url ?? '', 'http://airkorea');
  requests.push(url);
  const answer = answers[url.pathname.split('/').slice(-2).join('/')];
  if (answer) answer(url, response);
  else response.writeHead(404).end();
});
let address: string;

beforeAll(async () => {
  graph = await createEmbeddedGraph();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await graph[Symbol.asyncDispose]();
});
beforeEach(() => {
  requests = [];
  answers = {};
});

const envelope = (items: object[], totalCount = items.length, code = '00') =>
  JSON.stringify({
    response: { header: { resultCode: code, resultMsg: `CODE ${code}` }, body: { totalCount, items } },
  });
const serve = (operation: string, itemsOf: (url: URL) => object[]) => {
  answers[operation] = (url, response) => {
    const items = itemsOf(url);
    const [page, size] = [Number(url.searchParams.get('pageNo')), Number(url.searchParams.get('numOfRows'))];
    response.end(envelope(items.slice((page - 1) * size, page * size), items.length));
  };
};
const source = (name: string) => SOURCES.find(one => one.name === name)!;

function setup(url = `${address}/B552584`) {
  const lines: string[] = [];
  const waits: number[] = [];
  const options = {
    airKorea: createAirKoreaClient({ url, serviceKey: KEY, timeoutMs: 300, pageSize: 100 }),
    graph: createLocalGraphClient(graph.host),
    log: (line: string) => void lines.push(line),
    now: () => NOW,
    random: () => 1,
    wait: async (ms: number) => void waits.push(ms),
  };
  return { lines, waits, options };
}
const ask = async (query: string) => {
  const { data, errors } = await graph.ask<Record<string, unknown>>(query);
  expect(errors).toBeUndefined();
  return data;
};

const STATIONS = 'MsrstnInfoInqireSvc/getMsrstnList';
const FORECASTS = 'ArpltnInforInqireSvc/getMinuDustFrcstDspth';
const ALERTS = 'UlfptcaAlarmInqireSvc/getUlfptcaAlarmInfo';
const MEASUREMENTS = 'ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty';

const alarm = (overrides: object = {}) => ({
  districtName: '충남',
  moveName: '북부권역',
  itemCode: 'PM25',
  issueGbn: '주의보',
  issueDate: '2025-12-31',
  issueTime: '24:00',
  issueVal: '82',
  clearDate: '-',
  clearTime: '-',
  clearVal: null,
  ...overrides,
});

describe('polling AirKorea', () => {
  it('brings all stations, page by page, and then the reading of each of them', async () => {
    const stations = Array.from({ length: 450 }, (_, i) => ({
      stationName: `측정소 ${i}`,
      addr: i % 2 ? '서울 중구 덕수궁길 15' : '경기 수원시 팔달구 1',
      dmX: String(37 + i / 1000),
      dmY: '126.9',
      mangName: '도시대기',
      item: 'PM10, PM2.5',
      year: '2001',
    }));
    serve(STATIONS, () => [...stations, { stationName: '어딘가', addr: '평양 1' }]);
    const { options, lines } = setup();
    const counts = { recorded: 450, unchanged: 0, outdated: 0 };
    expect(await pollRound(source('air-quality-stations'), options)).toMatchObject(counts);
    expect(requests.map(url => url.searchParams.get('pageNo'))).toEqual(['1', '2', '3', '4', '5']);
    expect(requests[0]?.pathname).toBe(`/B552584/${STATIONS}`);
    expect(requests[0]?.searchParams.get('serviceKey')).toBe(KEY);
    expect(lines).toEqual(['stations: 450 recorded, 0 unchanged, 0 outdated; not read: station "어딘가" at "평양 1"']);
    expect(await pollRound(source('air-quality-stations'), options)).toMatchObject({ recorded: 0, unchanged: 450 });

    serve(MEASUREMENTS, () =>
      stations.map(({ stationName, mangName }, i) => ({
        sidoName: i % 2 ? '서울' : '경기',
        stationName,
        mangName,
        dataTime: '2026-01-02 24:00',
        pm10Value: String(i),
        pm10Flag: i === 449 ? '장비점검' : null,
      })),
    );
    expect(await pollRound(source('air-quality'), options)).toMatchObject({ recorded: 2 });
    expect(lines.at(-1)).toMatch(/; stations: 449 recorded, 0 unchanged, 0 outdated$/);
    expect(
      await ask(
        '{ nearestAirQualityStations(latitude: 37.007, longitude: 126.9, first: 1) { distance station { name region { name } district { name } airQuality { observedAt pm10 { value } } } } }',
      ),
    ).toEqual({
      nearestAirQualityStations: [
        {
          distance: 0,
          station: {
            name: '측정소 7',
            region: { name: '서울' },
            district: { name: '중구' },
            airQuality: { observedAt: '2026-01-03T00:00:00+09:00', pm10: { value: 7 } },
          },
        },
      ],
    });
  });

  it('brings the last issue of the forecasts; before the first of a day, those of the day before', async () => {
    const issue = (dataTime: string, overall: string) => ({
      informCode: 'PM10',
      informData: '2026-01-04',
      dataTime,
      informGrade: '서울 : 나쁨,경기남부 : 보통',
      informOverall: overall,
    });
    serve(FORECASTS, url =>
      url.searchParams.get('searchDate') === '2026-01-02' ? [issue('2026-01-02 23시 발표', 'before')] : [],
    );
    const { options } = setup();
    expect(await pollRound(source('air-quality-forecasts'), options)).toMatchObject({ recorded: 1 });
    expect(requests.map(url => url.searchParams.get('searchDate'))).toEqual(['2026-01-03', '2026-01-02']);
    const overall = async () =>
      (
        (await ask('{ airQualityForecasts(from: "2026-01-03T00:00:00+09:00") { overall } }')) as {
          airQualityForecasts: unknown;
        }
      ).airQualityForecasts;
    expect(await overall()).toEqual([{ overall: 'before' }]);
    serve(FORECASTS, () => [issue('2026-01-03 05시 발표', 'new'), issue('2026-01-02 23시 발표', 'before')]);
    expect(await pollRound(source('air-quality-forecasts'), options)).toMatchObject({ recorded: 1 });
    expect(await overall()).toEqual([{ overall: 'new' }]);
  });

  it('brings alerts of two years around New Year, and their clearing', async () => {
    serve(ALERTS, url => (url.searchParams.get('year') === '2025' ? [alarm()] : []));
    const { options, lines } = setup();
    expect(await pollRound(source('air-quality-alerts'), options)).toMatchObject({ recorded: 1 });
    expect(requests.map(url => url.searchParams.get('year'))).toEqual(['2026', '2025']);
    const active = '{ region(code: "KR-44") { airQualityAlerts { issuedAt label } } }';
    expect(await ask(active)).toEqual({
      region: { airQualityAlerts: [{ issuedAt: '2026-01-01T00:00:00+09:00', label: '초미세먼지 주의보' }] },
    });
    const cleared = { clearDate: '2026-01-01', clearTime: '07:00', clearVal: '30' };
    serve(ALERTS, url => (url.searchParams.get('year') === '2025' ? [alarm(cleared), alarm({ issueGbn: '?' })] : []));
    expect(await pollRound(source('air-quality-alerts'), options)).toMatchObject({ recorded: 1 });
    expect(await ask(active)).toEqual({ region: { airQualityAlerts: [] } });
    expect(lines.at(-1)).toContain('not read: alert ["충남","북부권역","PM25","?"');
  });

  it('takes no alert for news that there are none', async () => {
    serve(ALERTS, () => []);
    expect(await pollRound(source('air-quality-alerts'), setup().options)).toMatchObject({ recorded: 0 });
    answers[ALERTS] = (_url, response) => response.end(envelope([], 0, '03'));
    expect(await pollRound(source('air-quality-alerts'), setup().options)).toMatchObject({ recorded: 0 });
  });

  const xmlError = (code: string) =>
    `<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>SERVICE_ACCESS_DENIED_ERROR ${KEY}</returnAuthMsg><returnReasonCode>${code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`;

  it.each([
    ['air-quality-stations', STATIONS],
    ['air-quality-forecasts', FORECASTS],
    ['air-quality-alerts', ALERTS],
  ])(
    '%s: a key without access ends the round at once, other faults are tried again, and no line has the key',
    async (name, operation) => {
      answers[operation] = (_url, response) => response.end(xmlError('20'));
      const denied = await pollRound(source(name), setup().options).catch((error: Error) => error);
      expect(String(denied)).toContain('error 20');
      expect(String(denied)).not.toContain(KEY);
      expect(requests).toHaveLength(1);
      answers[operation] = (_url, response) => response.writeHead(502).end('<html>');
      const { options, waits, lines } = setup();
      await expect(pollRound(source(name), options)).rejects.toThrow('HTTP 502');
      expect(waits).toHaveLength(5);
      expect(lines[0]).toMatch(`${name}: AirKorea: HTTP 502`);
    },
  );

  it.each([
    [
      'air-quality-stations',
      STATIONS,
      [{ stationName: '중구' }],
      /no station in the answer; not read: station "중구" at null/,
    ],
    [
      'air-quality-forecasts',
      FORECASTS,
      [{ informCode: 'PM10' }],
      /no forecast in the answer; not read: forecast \["PM10"/,
    ],
  ])('%s: an answer of which nothing can be read is a fault', async (name, operation, items, message) => {
    serve(operation, () => items);
    await expect(pollRound(source(name), setup().options)).rejects.toThrow(message);
  });

  it.each(['', '/B552584', '/B552584/', `/B552584/${MEASUREMENTS}`, '/B552584/ArpltnInforInqireSvc/'])(
    'finds each operation from the URL %s',
    async path => {
      serve(ALERTS, () => []);
      await pollRound(source('air-quality-alerts'), setup(address + path).options);
      expect(requests[0]?.pathname).toBe(path === '' ? `/${ALERTS}` : `/B552584/${ALERTS}`);
    },
  );

  it.each([
    // At 05:20: 05:21, 06:20, 04:00 of the next day; and up to a minute later.
    ['air-quality-alerts', ALERTS, 1 + 1],
    ['air-quality-forecasts', FORECASTS, 60 + 1],
    ['air-quality-stations', STATIONS, 22 * 60 + 40 + 1],
  ])('%s: goes on at its own pace, also after a round that failed', async (name, operation, minutes) => {
    answers[operation] = (_url, response) => response.end(xmlError('22'));
    const stop = new AbortController();
    const { options, waits } = setup();
    await pollSource(source(name), {
      ...options,
      signal: stop.signal,
      wait: async ms => {
        waits.push(ms);
        stop.abort();
      },
    });
    expect(waits).toEqual([minutes * 60_000]);
  });
});
