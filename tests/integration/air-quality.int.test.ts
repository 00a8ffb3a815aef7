import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { reading } from '../support/samples.ts';

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const RECORD =
  'mutation ($input: [RecordAirQualityInput!]!, $dryRun: Boolean! = false) { recordAirQuality(input: $input, dryRun: $dryRun) { recorded unchanged } }';
const record = (input: object[], dryRun = false) =>
  graph.ask<{ recordAirQuality: { recorded: number; unchanged: number } }>(RECORD, { input, dryRun }, EDITOR);
const latest = async (code: string) => {
  const { data } = await graph.ask<{
    region: { airQuality: { grade: string; observedAt: string; temperature: number | null } | null };
  }>('query ($code: ID!) { region(code: $code) { airQuality { grade observedAt temperature } } }', { code });
  return data!.region.airQuality;
};

describe('recordAirQuality', () => {
  it('records a reading once', async () => {
    expect((await record([reading('KR-11'), reading('KR-26')], true)).data?.recordAirQuality).toEqual({
      recorded: 2,
      unchanged: 0,
    });
    expect(await latest('KR-11')).toBeNull();
    expect((await record([reading('KR-11'), reading('KR-26')])).data?.recordAirQuality).toEqual({
      recorded: 2,
      unchanged: 0,
    });
    expect((await record([reading('KR-11'), reading('KR-26')])).data?.recordAirQuality).toEqual({
      recorded: 0,
      unchanged: 2,
    });
    expect(await graph.db.collection('airQualityObservations').countDocuments()).toBe(2);
  });

  it('shows the latest reading, whatever the order they come in', async () => {
    const at = (hour: number) => `2026-03-01T0${hour}:00:00+09:00`;
    await record([reading('KR-27', { observedAt: at(5), grade: 'UNHEALTHY', temperature: -1.5 })]);
    await record([reading('KR-27', { observedAt: at(3), grade: 'GOOD' })]);
    expect(await latest('KR-27')).toEqual({ grade: 'UNHEALTHY', observedAt: at(5), temperature: -1.5 });
    await record([reading('KR-27', { observedAt: at(6) }), reading('KR-27', { observedAt: at(4) })]);
    expect(await latest('KR-27')).toMatchObject({ grade: 'GOOD', observedAt: at(6) });
  });

  it('takes a correction of the latest reading', async () => {
    await record([reading('KR-28')]);
    await record([reading('KR-28', { grade: 'VERY_UNHEALTHY' })]);
    expect(await latest('KR-28')).toMatchObject({ grade: 'VERY_UNHEALTHY' });
  });

  it.each([
    ['no reading', [], 'input'],
    ['an unknown region', [reading('KR-11'), reading('KR-99')], 'input[1].regionCode'],
    ['an impossible temperature', [reading('KR-11', { temperature: 99 })], 'input[0].temperature'],
    ['one region and time twice', [reading('KR-11'), reading('KR-11', { grade: 'UNHEALTHY' })], 'input[1]'],
  ])('refuses %s and records none', async (_name, input, argument) => {
    const before = await graph.db.collection('airQualityObservations').countDocuments();
    const { errors } = await record(input);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument, serviceName: 'air-quality' });
    expect(await graph.db.collection('airQualityObservations').countDocuments()).toBe(before);
  });

  it('asks for a token with the scope', async () => {
    const { errors } = await graph.ask(RECORD, { input: [reading('KR-11')] });
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED', missingScopes: ['air-quality:write'] });
  });
});

describe('regions', () => {
  it('come in the order of the strip', async () => {
    const { data } = await graph.ask<{ regions: { name: string; displayOrder: number }[] }>(
      '{ regions { name displayOrder } }',
    );
    expect(data!.regions.map(region => region.name).join(' ')).toBe(
      '서울 경기 인천 광주 대전 대구 울산 부산 강원 충북 충남 전북 전남 경북 경남 제주 세종',
    );
    expect(data!.regions.map(region => region.displayOrder)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1));
  });

  it('are found by code and by any of their Korean names', async () => {
    const { data } = await graph.ask(/* GraphQL */ `
      {
        code: region(code: "KR-42") { name }
        short: region(name: "강원") { code }
        now: region(name: "강원특별자치도") { code }
        before: region(name: "강원도") { code }
        none: region(name: "평양") { code }
      }
    `);
    const gangwon = { code: 'KR-42' };
    expect(data).toEqual({ code: { name: '강원' }, short: gangwon, now: gangwon, before: gangwon, none: null });
  });

  it('refuses no argument, and both', async () => {
    for (const args of ['', '(code: "KR-11", name: "서울")']) {
      const { errors } = await graph.ask(`{ region${args} { code } }`);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('label their grades in Korean and English and mark an old reading', async () => {
    await record([reading('KR-50', { grade: 'VERY_UNHEALTHY' })]);
    const { data } = await graph.ask(
      '{ region(code: "KR-50") { airQuality { letter ko: gradeLabel en: gradeLabel(locale: EN) isStale region { officialName } } } }',
    );
    expect(data).toEqual({
      region: {
        airQuality: {
          letter: 'D',
          ko: '매우나쁨',
          en: 'Very unhealthy',
          isStale: true,
          region: { officialName: '세종특별자치시' },
        },
      },
    });
  });
});
