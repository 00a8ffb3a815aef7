import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedGateway, startGateway } from '../support/started-gateway.ts';

/** HTTP requests that are no GraphQL requests get a GraphQL error that says what was found, whatever is accepted. */

let gateway: StartedGateway;
beforeAll(async () => {
  gateway = await startGateway({
    a: {
      typeDefs: 'type Query { a(t: String): String }',
      resolvers: { Query: { a: (_: unknown, { t }: { t: string }) => t } },
    },
  });
});
afterAll(() => gateway[Symbol.asyncDispose]());

async function send(method: string, headers: Record<string, string>, body?: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(gateway.url, {
    method,
    headers: { 'apollo-require-preflight': 'x', ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const { errors } = JSON.parse(text) as { errors?: { message: string; extensions: { code: string } }[] };
  return { status: response.status, allow: response.headers.get('allow'), error: errors?.[0], text };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const ACCEPTED = ['*/*', 'application/json', 'text/event-stream', 'multipart/mixed;subscriptionSpec="1.0"'];

describe.each(ACCEPTED)('accepting %s', accept => {
  it.each([
    '{}',
    '{"query":""}',
    '{"query":null}',
    '{"query":5}',
    '"text"',
    'null',
    '7',
    '{"query":"{ a }","variables":[]}',
  ])('the body %s lacks a query', async body => {
    const { status, error } = await send('POST', { ...JSON_TYPE, accept }, body);
    expect([status, error?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('a batch is not allowed, and text is no JSON', async () => {
    expect((await send('POST', { ...JSON_TYPE, accept }, '[{"query":"{ a }"}]')).error?.message).toContain(
      'limits.batch',
    );
    for (const type of ['text/plain', 'application/graphql', 'application/xml']) {
      const { status, error } = await send('POST', { 'content-type': type, accept }, '{ a }');
      expect([status, error?.extensions.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    }
  });
});

it('another method than GET and POST is not allowed', async () => {
  expect(await send('PATCH', JSON_TYPE, '{"query":"{ a }"}')).toMatchObject({
    status: 405,
    allow: 'GET, POST',
    error: { extensions: { code: 'METHOD_NOT_ALLOWED' } },
  });
});

describe('characters', () => {
  const text = '{"query":"{ a(t: \\"한국\\") }"}';

  it.each(['utf-16', 'iso-8859-1', 'EUC-KR', '"latin1"'])('of the charset %s are refused', async charset => {
    const { status, error } = await send('POST', { 'content-type': `application/json; charset=${charset}` }, text);
    expect([status, error?.extensions.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('that are no UTF-8 are refused, and those of any other are not changed', async () => {
    const bytes = new Uint8Array(Buffer.from(text));
    const cut = bytes.filter((_, i) => i !== bytes.indexOf(0xed) + 1);
    expect(await send('POST', JSON_TYPE, cut)).toMatchObject({
      status: 400,
      error: { extensions: { code: 'BAD_REQUEST' } },
    });
    for (const type of ['application/json', 'application/json; charset=UTF-8', 'application/json;charset="utf-8"']) {
      expect((await send('POST', { 'content-type': type }, text)).text).toBe('{"data":{"a":"한국"}}');
    }
  });
});
