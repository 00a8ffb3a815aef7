import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../site/settings/read-settings.ts';
import { schemaOf, type TestSubgraph } from '../support/federate.ts';
import { createSubgraphHost } from '../support/hosts.ts';
import { startGateway } from '../support/started-gateway.ts';

/** The audit of GraphQL over HTTP that its working group publishes: every MUST, SHOULD and MAY, over a socket. */

const HELLO: TestSubgraph = {
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'world' } },
};
const DEVELOPMENT = { NODE_ENV: 'development', NEWSGRAPH_DATA: '/nowhere' };

async function startSubgraph() {
  const settings = readSettings({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...DEVELOPMENT });
  const subgraph = { name: 'hello', schema: schemaOf(HELLO), createContext: (scope: object) => scope };
  const host = await createSubgraphHost(settings, subgraph);
  return { url: await host.listen(), [Symbol.asyncDispose]: () => host.close() };
}

const AUDITS = serverAudits({ url: 'http://unused' }).map(({ id, name }) => [id, name] as const);

describe.each([
  ['a gateway in development', () => startGateway({ hello: HELLO }, DEVELOPMENT)],
  ['a gateway in production, without introspection', () => startGateway({ hello: HELLO })],
  ['a subgraph of its own', startSubgraph],
])('%s', (place, start) => {
  let server: { readonly url: string } & AsyncDisposable;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(AUDITS)('%s: %s', async id => {
    let withoutSchema = false;
    /** The audit does not prove that its GET is from no page of another site. */
    const send: typeof fetch = async (url, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('apollo-require-preflight', 'true');
      const response = await fetch(url, { ...init, headers });
      withoutSchema = (await response.clone().text()).includes('INTROSPECTION_DISABLED');
      return response;
    };
    const result = await serverAudits({ url: server.url, fetchFn: send })
      .find(one => one.id === id)!
      .fn();
    // Some audits query the schema, for a field with an argument that every server has.
    if (!withoutSchema) expect('reason' in result ? result.reason : result.status).toBe('ok');
    else expect(place).toContain('without introspection');
  });
});

it('has the audits that it had', () => {
  expect(AUDITS.length).toBeGreaterThanOrEqual(61);
});
