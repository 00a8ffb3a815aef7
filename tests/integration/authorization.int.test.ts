import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { type Issuer, startIssuer } from '../support/issuer.ts';
import { type StartedGateway, startGateway, WAYS } from '../support/started-gateway.ts';

/** Authorisation over sockets: policies that a module decides, and operations that are rejected as a whole. */

const SUBGRAPHS: Readonly<Record<string, TestSubgraph>> = {
  news: {
    typeDefs: `
      type Query { article: Article }
      type Article @key(fields: "id") {
        id: ID!
        body: String @policy(policies: [["subscriber"], ["staff", "on-duty"]])
        draft: String @policy(policies: [["staff"]]) @requiresScopes(scopes: [["articles:write"]])
        notes: String @policy(policies: [["faulty"]])
      }`,
    resolvers: { Query: { article: () => ({ id: '1', body: 'b', draft: 'd', notes: 'n' }) } },
  },
  statistics: {
    typeDefs: 'type Article @key(fields: "id") { id: ID! readers: Int @authenticated free: Int }',
    resolvers: { Article: { readers: () => 7, free: () => 1 } },
  },
};

/** Grants what the token's name lists, counts how often it is asked, and fails on one policy. */
const MODULE = `
let asked = 0;
export default async (policies, { identity, headers }) => {
  asked++;
  if (policies.includes('faulty')) throw new Error('the policy service is down');
  const has = new Set((identity?.name ?? '').split(' '));
  if (headers['x-asked']) has.add('subscriber');
  globalThis.policiesAsked = { asked, policies: [...policies] };
  return Object.fromEntries(policies.map(name => [name, has.has(name)]));
};`;

let directory: string;
let policyModule: string;
let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-policies-'));
  policyModule = path.join(directory, 'policies.mjs');
  await writeFile(policyModule, MODULE);
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

const start = (way: (typeof WAYS)[number], environment: Record<string, string> = {}) =>
  startGateway(
    SUBGRAPHS,
    {
      JWKS_URL: issuer.url,
      JWT_ISSUER: issuer.issuer,
      POLICY_MODULE: policyModule,
      INTROSPECTION: 'true',
      ...environment,
    },
    way,
  );
async function ask(gateway: StartedGateway, query: string, claims?: Record<string, unknown>, method = 'POST') {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (claims) headers.authorization = `Bearer ${await issuer.sign(claims)}`;
  const response = await (method === 'POST'
    ? fetch(gateway.url, { method, headers, body: JSON.stringify({ query }) })
    : fetch(`${gateway.url}?query=${encodeURIComponent(query)}`, { headers }));
  const { data, errors = [] } = (await response.json()) as {
    data?: { article: unknown };
    errors?: { path?: string[]; extensions: { code: string } }[];
  };
  const denied = errors.map(({ path: at, extensions }) => [at?.join('.'), extensions.code]);
  return { status: response.status, article: data?.article, denied, headers: response.headers };
}

describe.each(WAYS)('over %s subgraphs', way => {
  let gateway: StartedGateway;
  let strict: StartedGateway;
  beforeAll(async () => {
    gateway = await start(way);
    strict = await start(way, { AUTHORIZATION_MODE: 'reject' });
  });
  afterAll(async () => {
    await gateway[Symbol.asyncDispose]();
    await strict[Symbol.asyncDispose]();
  });

  it.each([
    [undefined, { body: null, draft: null }, ['article.body', 'article.draft']],
    [{ name: 'subscriber' }, { body: 'b', draft: null }, ['article.draft']],
    [{ name: 'staff' }, { body: null, draft: null }, ['article.body', 'article.draft']],
    [{ name: 'staff', scope: 'articles:write' }, { body: null, draft: 'd' }, ['article.body']],
    [{ name: 'staff on-duty', scope: 'articles:write' }, { body: 'b', draft: 'd' }, []],
  ])('a caller with %j sees what the policies say', async (claims, article, denied) => {
    for (const method of ['POST', 'GET', 'POST', 'POST']) {
      const answer = await ask(gateway, '{ article { body draft } }', claims, method);
      expect(answer).toMatchObject({
        status: 200,
        article,
        denied: denied.map(at => [at, claims ? 'FORBIDDEN' : 'UNAUTHENTICATED']),
      });
    }
  });

  it('the module is asked once for a request, for the policies that its operation needs', async () => {
    const before = (globalThis as { policiesAsked?: { asked: number } }).policiesAsked?.asked ?? 0;
    await ask(gateway, '{ article { body again: body } }', { name: 'staff' });
    expect(globalThis).toMatchObject({
      policiesAsked: { asked: before + 1, policies: ['subscriber', 'staff', 'on-duty'] },
    });
    await ask(gateway, '{ article { id readers } }', { name: 'staff' });
    expect(globalThis).toMatchObject({ policiesAsked: { asked: before + 1 } });
  });

  it('a module that fails grants nothing, and hinders nothing else', async () => {
    const answer = await ask(gateway, '{ article { id notes readers } }', { name: 'faulty' });
    expect(answer).toMatchObject({ article: { id: '1', notes: null, readers: 7 } });
  });

  it('the schema is shown by the same decisions', async () => {
    const query = '{ __type(name: "Article") { fields { name } } }';
    const fieldsFor = async (claims?: Record<string, unknown>) => {
      const token = claims && { authorization: `Bearer ${await issuer.sign(claims)}` };
      const headers = { 'content-type': 'application/json', 'x-asked': '1', ...token };
      const response = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      const { data } = (await response.json()) as { data: { __type: { fields: { name: string }[] } } };
      return data.__type.fields.map(({ name }) => name).sort();
    };
    // The module fails on one of the policies that the whole schema needs, so none of them holds.
    expect(await fieldsFor()).toEqual(['free', 'id']);
    expect(await fieldsFor({})).toEqual(['free', 'id', 'readers']);
  });

  it('an operation with anything denied is rejected as a whole where settings say so', async () => {
    const query = '{ article { free body readers } }';
    for (const method of ['POST', 'GET']) {
      const stranger = await ask(strict, query, undefined, method);
      expect(stranger).toMatchObject({ status: 401, article: undefined, denied: [[undefined, 'UNAUTHENTICATED']] });
      expect(stranger.headers.get('www-authenticate')).toBe('Bearer');
      const reader = await ask(strict, query, { name: 'reader' }, method);
      expect(reader).toMatchObject({ status: 403, article: undefined, denied: [[undefined, 'FORBIDDEN']] });
    }
    const allowed = await ask(strict, query, { name: 'subscriber' });
    expect(allowed).toMatchObject({ status: 200, article: { free: 1, body: 'b', readers: 7 }, denied: [] });
    expect(await ask(strict, '{ article { free } }')).toMatchObject({ status: 200, article: { free: 1 } });
    expect((await ask(strict, '{ __schema { queryType { name } } }')).status).toBe(200);
  });
});

it.each([
  ['no-such-file.mjs', undefined, 'cannot be loaded'],
  ['no-function.mjs', 'export default 7;', 'found number, expected a function as default export'],
])('refuses to start with %s as the policies', async (name, content, message) => {
  const file = path.join(directory, name);
  if (content !== undefined) await writeFile(file, content);
  await expect(start('embedded', { POLICY_MODULE: file })).rejects.toThrow(message);
});
