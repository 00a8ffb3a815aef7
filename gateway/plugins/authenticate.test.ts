import { GraphQLError } from 'graphql';
import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Identity } from '../../shared/auth/identity.ts';
import { type Issuer, startIssuer } from '../../tests/support/issuer.ts';
import { eventsOf, startPlugged } from '../../tests/support/plugged-gateway.ts';
import type { AuthenticateEvent, PluginHooks } from './events.ts';
import { definePlugin } from './plugin.ts';

const authenticate = (run: NonNullable<PluginHooks['authenticate']>) =>
  definePlugin({ name: 'authentication', setup: () => ({ authenticate: run }) })();
const somebody = (subject: string): Identity => ({ subject, name: undefined, role: 'COMMENTER', scopes: new Set() });
const byHeader = ({ headers }: AuthenticateEvent) => {
  const user = headers['x-user'];
  if (user === undefined) return undefined;
  return user === 'nobody' ? null : somebody(String(user));
};
const tokens = (issuer: Issuer) => ({ JWKS_URL: issuer.url, JWT_ISSUER: issuer.issuer });

describe('authenticate', () => {
  it.each([
    ['at once', byHeader],
    ['later', async (event: AuthenticateEvent) => byHeader(event)],
  ])('says who calls, %s; nobody; or leaves it to the token', async (_, run) => {
    await using issuer = await startIssuer();
    await using gateway = await startPlugged([authenticate(run)], { environment: tokens(issuer) });
    const bearer = { authorization: `Bearer ${await issuer.sign({ sub: 'by-token' })}` };
    const callerWith = async (headers: Record<string, string>) => {
      const { body, status } = await gateway.ask('{ caller secret }', headers);
      return status === 401 ? status : [body.data.caller, body.data.secret];
    };
    expect(await callerWith({ 'x-user': 'ada' })).toEqual(['ada', 'secret']);
    expect(await callerWith({ 'x-user': 'ada', ...bearer })).toEqual(['ada', 'secret']);
    expect(await callerWith(bearer)).toEqual(['by-token', 'secret']);
    expect(await callerWith({})).toEqual([null, null]);
    expect(await callerWith({ authorization: 'Bearer nonsense' })).toBe(401);
    // Nobody, whatever the token would say.
    expect(await callerWith({ 'x-user': 'nobody', authorization: 'Bearer nonsense' })).toEqual([null, null]);
  });

  it('asks one plugin after the other until one knows', async () => {
    const asked: string[] = [];
    const named = (name: string, identity: Identity | null | undefined) =>
      authenticate(() => {
        asked.push(name);
        return identity;
      });
    await using gateway = await startPlugged([named('a', undefined), named('b', somebody('ada')), named('c', null)]);
    expect((await gateway.ask('{ caller }')).body).toEqual({ data: { caller: 'ada' } });
    expect(asked).toEqual(['a', 'b']);
  });

  it.each([
    [
      'a GraphQLError',
      new GraphQLError('Unknown key', { extensions: { code: 'UNAUTHENTICATED' } }),
      401,
      'UNAUTHENTICATED',
    ],
    [
      'one with a status of its own',
      new GraphQLError('Pay', { extensions: { code: 'UNPAID', http: { status: 402 } } }),
      402,
      'UNPAID',
    ],
    ['anything else', new Error('10.0.0.7'), 500, 'INTERNAL_SERVER_ERROR'],
  ])('that throws %s ends the request', async (_, error, status, code) => {
    const later = authenticate(async () => Promise.reject(error));
    const atOnce = authenticate(() => {
      throw error;
    });
    for (const plugin of [atOnce, later]) {
      await using gateway = await startPlugged([plugin]);
      const reply = await gateway.ask('{ caller }');
      expect([reply.status, reply.code]).toEqual([status, code]);
      expect(reply.text).not.toContain('10.0.0.7');
      const events = await eventsOf(gateway, 'subscription { ticks { count } }');
      expect([events.status, events.payloads]).toEqual([status, []]);
    }
  });

  it.each([
    ['no subject', { scopes: new Set() }],
    ['a blank subject', { subject: ' ', scopes: new Set() }],
    ['an issuer that is no string', { issuer: 5, subject: 'ada', scopes: new Set() }],
    ['scopes that are no Set', { subject: 'ada', scopes: ['a'] }],
    ['no identity at all', 'ada'],
  ])('with %s is a fault, and lets nobody in', async (_, identity) => {
    await using gateway = await startPlugged([authenticate(() => identity as unknown as Identity)]);
    expect((await gateway.ask('{ caller }')).status).toBe(500);
  });
});

describe('authenticate and WebSockets', () => {
  it('is asked at the start and for each operation, and told what the client said', async () => {
    const seen: unknown[] = [];
    await using gateway = await startPlugged([
      authenticate(({ transport, connectionParams }) => {
        seen.push(transport);
        return typeof connectionParams?.user === 'string' ? somebody(connectionParams.user) : undefined;
      }),
    ]);
    const client = createClient({
      url: gateway.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { user: 'ada' },
    });
    for await (const result of client.iterate({ query: '{ caller }' })) expect(result.data).toEqual({ caller: 'ada' });
    await client.dispose();
    expect(seen).toEqual(['websocket', 'websocket']);
  });

  it('closes the connection of who is refused', async () => {
    await using gateway = await startPlugged([
      authenticate(() => {
        throw new GraphQLError('No key', { extensions: { code: 'UNAUTHENTICATED' } });
      }),
    ]);
    const closed = Promise.withResolvers<unknown>();
    const client = createClient({
      url: gateway.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: { closed: closed.resolve },
    });
    await expect(client.iterate({ query: '{ caller }' }).next()).rejects.toMatchObject({
      code: 4401,
      reason: 'No key',
    });
    await client.dispose();
  });
});
