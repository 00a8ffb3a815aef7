import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../gateway/http/host.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { schemaOf } from '../support/federate.ts';
import { createSubgraphHost } from '../support/hosts.ts';

/** `newsgraph serve`: what a subgraph answers to whoever reaches its port. */

const SCHEMA = schemaOf({
  typeDefs: 'type Query { echo(text: String): String deep: Deep } type Deep { deep: Deep }',
  resolvers: { Query: { echo: (_: unknown, { text }: { text?: string }) => text } },
});

const open = (environment: Record<string, string>): Promise<Host> =>
  createSubgraphHost(
    readSettings({
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'silent',
      LIMITS_ALIASES: '5',
      LIMITS_DEPTH: '5',
      ...environment,
    }),
    { name: 'echoes', schema: SCHEMA, createContext: scope => scope },
  );

const ask = async (url: string, query: string) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
  return { status: response.status, data, code: errors?.[0]?.extensions.code };
};

const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: echo(text: "x")`).join(' ')} }`;

describe('in production', () => {
  it('does not start without a secret, unless that is asked for', async () => {
    await expect(open({ NODE_ENV: 'production' })).rejects.toThrow(SettingsError);
    await expect(open({ NODE_ENV: 'production' })).rejects.toThrow('SUBGRAPHS_SIGNING_SECRET');
    for (const environment of [
      { SUBGRAPHS_SIGNING_SECRET: 'a secret of the gateway' },
      { SUBGRAPHS_UNSIGNED: 'true' },
      { SUBGRAPH_ECHOES_SIGNING_SECRET: 'a secret of the gateway' },
    ]) {
      const host = await open({ NODE_ENV: 'production', ...environment });
      await host.close();
    }
  });

  it('shows its schema to nobody who does not sign', async () => {
    const host = await open({ NODE_ENV: 'production', SUBGRAPHS_UNSIGNED: 'true' });
    const url = await host.listen();
    for (const query of [
      '{ _service { sdl } }',
      '{ __schema { types { name } } }',
      '{ ... on Query { x: _service { y: sdl } } }',
      'query { ...F } fragment F on Query { _service { sdl } }',
    ]) {
      expect(await ask(url, query), query).toMatchObject({ status: 400, data: undefined });
    }
    expect(await ask(url, '{ echo(text: "hi") }')).toMatchObject({ status: 200, data: { echo: 'hi' } });
    await host.close();
  });
});

describe('with requests that nobody signed', () => {
  let host: Host;
  let url: string;
  beforeAll(async () => {
    host = await open({ LIMITS_TOKENS: '200' });
    url = await host.listen();
  });
  afterAll(() => host.close());

  it.each([
    ['aliases', aliases(6), 'MAX_ALIASES_LIMIT'],
    ['depth', `{ ${'deep { '.repeat(8)} __typename ${'} '.repeat(8)} }`, 'MAX_DEPTH_LIMIT'],
    ['tokens', `{ ${'__typename '.repeat(300)} }`, 'MAX_TOKENS_LIMIT'],
    ['a document nested too deep for the parser', `{ ${'a { '.repeat(60)} `, 'GRAPHQL_PARSE_FAILED'],
  ])('has the limits of a gateway: %s', async (_, query, code) => {
    expect(await ask(url, query)).toMatchObject({ status: 400, code });
  });

  it('answers the rest, its schema too while it is developed', async () => {
    expect(await ask(url, aliases(5))).toMatchObject({ status: 200 });
    expect(await ask(url, '{ _service { sdl } }')).toMatchObject({ status: 200 });
  });
});
