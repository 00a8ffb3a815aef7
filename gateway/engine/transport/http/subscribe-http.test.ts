import { OperationTypeNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Behaviour, misbehave } from '../../../../tests/support/misbehaving-server.ts';
import type { SubgraphOperation } from '../transport.ts';
import { createHttpTransport } from './http.ts';
import { type HttpSubscriptionOptions, subscribeByHttp } from './subscribe-http.ts';

const TEXT = 'subscription { ticked }';
const scope = { context: undefined, contexts: new Map() };

const OPERATION: SubgraphOperation = {
  text: TEXT,
  document: parse(TEXT),
  operationName: undefined,
  kind: OperationTypeNode.SUBSCRIPTION,
  entities: false,
};

async function open(behaviour: Behaviour) {
  const server = await misbehave(behaviour);
  const transport = createHttpTransport({ name: 'clock', url: server.url, subscriptionsProtocol: 'sse' });
  const subscribe = transport.prepareSubscription!(OPERATION);
  return { server, opened: subscribe({ a: 1 }, scope), close: () => server[Symbol.asyncDispose]() };
}

const stream =
  (text: string, end: boolean): Behaviour =>
  response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text, () => end && response.socket?.destroy());
  };

/** Each byte in a chunk of its own. */
const byteByByte =
  (type: string, text: string): Behaviour =>
  response => {
    response.writeHead(200, { 'content-type': type });
    for (const byte of Buffer.from(text)) response.write(Buffer.of(byte));
    response.end();
  };

async function readAll(url: string, protocol: HttpSubscriptionOptions['protocol']) {
  const options = { name: 'clock', url, protocol, headers: () => undefined, timeout: 5_000, maxResponseBytes: 1_000 };
  const events = await subscribeByHttp({ ...options, pauses: { first: 1, longest: 1 } })(OPERATION)({}, scope);
  if (!('next' in events)) throw new Error('refused');
  const seen: unknown[] = [];
  for (let event = await events.next(); !event.done; event = await events.next()) seen.push(await event.value(scope));
  return seen;
}

const next = (count: number) => `event: next\ndata: {"data":{"ticked":${count}}}\n\n`;

describe('a subscription of a subgraph over HTTP', () => {
  it('is reopened if its stream is lost', async () => {
    const { server, opened, close } = await open((response, count, ...rest) =>
      stream(count === 0 ? next(1) : `${next(2)}event: complete\n\n`, count === 0)(response, count, ...rest),
    );
    const events = await opened;
    if (!('next' in events)) throw new Error('refused');
    const seen: unknown[] = [];
    for (let event = await events.next(); !event.done; event = await events.next()) seen.push(await event.value(scope));
    expect(seen).toEqual([{ data: { ticked: 1 } }, { data: { ticked: 2 } }]);
    expect(server.bodies.map(body => JSON.parse(body))).toEqual(Array(2).fill({ query: TEXT, variables: { a: 1 } }));
    await close();
  });

  it('ends while waiting for an event', async () => {
    const { opened, close } = await open(stream(next(1), false));
    const events = await opened;
    if (!('next' in events)) throw new Error('refused');
    await events.next();
    const waiting = events.next();
    await events.return!();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await close();
  });

  it('is refused with the GraphQL errors of the subgraph', async () => {
    const { opened, close } = await open(response =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"errors":[{"message":"no"}]}'),
    );
    expect(await opened).toEqual({ errors: [{ message: 'no' }] });
    await close();
  });

  it.each<[string, Behaviour]>([
    ['there is no connection', response => response.socket?.destroy()],
    ['the response is not a stream', response => response.writeHead(502, { 'content-type': 'text/html' }).end('<p>')],
  ])('fails with SUBREQUEST_HTTP_ERROR where %s', async (_, behaviour) => {
    const { opened, close } = await open(behaviour);
    await expect(opened).rejects.toMatchObject({ code: 'SUBREQUEST_HTTP_ERROR', subgraph: 'clock' });
    await close();
  });

  const korean = { data: { ticked: '서울 미세먼지 ‘나쁨’ 🙂' } };
  it.each<[HttpSubscriptionOptions['protocol'], string, string]>([
    ['sse', 'text/event-stream', `event: next\ndata: ${JSON.stringify(korean)}\n\nevent: complete\n\n`],
    [
      'multipart',
      'multipart/mixed;boundary="graphql"',
      `--graphql\r\n\r\n${JSON.stringify({ payload: korean })}\r\n--graphql--\r\n`,
    ],
  ])('is read as it was sent where each byte comes by itself (%s)', async (protocol, type, text) => {
    await using server = await misbehave(byteByByte(type, text));
    expect(await readAll(server.url, protocol)).toEqual([korean]);
  });

  it.each<[string, string, HttpSubscriptionOptions['protocol']]>([
    ['event: next\ndata: <p>Bad gateway</p>\n\n', 'text/event-stream', 'sse'],
    ['event: next\ndata: 5\n\n', 'text/event-stream', 'sse'],
    ['<p>Bad gateway</p>', 'text/event-stream', 'sse'],
    ['<p>Bad gateway</p>', 'multipart/mixed;boundary="graphql"', 'multipart'],
    ['x'.repeat(2_000), 'multipart/mixed;boundary="graphql"', 'multipart'],
  ])('ends with an error after its retries where %j comes as %s', async (text, type, protocol) => {
    await using server = await misbehave(response => response.writeHead(200, { 'content-type': type }).end(text));
    await expect(readAll(server.url, protocol)).rejects.toMatchObject({ code: 'SUBREQUEST_HTTP_ERROR' });
    expect(server.bodies).toHaveLength(6);
  });
});
