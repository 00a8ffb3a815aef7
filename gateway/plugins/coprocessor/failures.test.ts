import { get } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type Answer, SILENT, startCoprocessor } from '../../../tests/support/coprocessor-service.ts';
import { startPlugged } from '../../../tests/support/plugged-gateway.ts';
import coprocessor from './coprocessor.ts';
import type { CoprocessorOptions } from './options.ts';

const start = (options: CoprocessorOptions) => startPlugged([coprocessor(options)]);
const JOINED = 'query Book { book { title stars } }';

describe('a coprocessor that fails', () => {
  const part = { body: true, headers: true };
  const stages: [string, Omit<CoprocessorOptions, 'url'>][] = [
    ['RouterRequest', { router: { request: part } }],
    ['SupergraphRequest', { supergraph: { request: part } }],
    ['ExecutionRequest', { execution: { request: part } }],
    ['SubgraphRequest', { subgraph: { all: { request: part } } }],
    ['SubgraphResponse', { subgraph: { all: { response: part } } }],
    ['ExecutionResponse', { execution: { response: part } }],
    ['SupergraphResponse', { supergraph: { response: part } }],
    ['RouterResponse', { router: { response: part } }],
  ];
  const failures: [string, Answer][] = [
    ['answers too late', () => SILENT],
    ['answers HTTP 500', (_, response) => void response.writeHead(500).end('{"control":"continue"}')],
    ['answers HTTP 204', (_, response) => void response.writeHead(204).end()],
    ['hangs up', (_, response) => void response.destroy()],
    ['answers no JSON', () => 'hello'],
    ['answers a list', () => '[]'],
    ['answers another version', () => ({ version: 2 })],
    ['answers another stage', () => ({ stage: 'Elsewhere' })],
    ['answers another id', () => ({ id: 'another' })],
    ['answers a wrong control', () => ({ control: 'stop' })],
    ['breaks with no status', () => ({ control: { break: 'now' } })],
    ['answers headers that are no lists', () => ({ headers: { a: 'b' } })],
    ['answers a context without entries', () => ({ context: {} })],
    ['answers a body that is none', () => ({ body: 7 })],
  ];

  it.each(stages)('at %s refuses the request, whatever it does', async (_, options) => {
    let answer: Answer = () => undefined;
    await using service = await startCoprocessor((...call) => answer(...call));
    await using gateway = await start({ url: service.url, timeout: '100ms', ...options });
    const { status: good } = await gateway.ask(JOINED);
    expect(good).toBe(200);
    for (const [name, fail] of failures) {
      answer = fail;
      const { status, body } = await gateway.ask(JOINED);
      expect([name, status, body]).toEqual([
        name,
        500,
        { errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
      ]);
    }
  });

  it('that says nothing of control lets no request through', async () => {
    await using service = await startCoprocessor(({ stage }) => JSON.stringify({ version: 1, stage }));
    for (const [stage, options] of stages) {
      await using gateway = await start({ url: service.url, ...options });
      expect([stage, (await gateway.ask(JOINED)).status]).toEqual([stage, stage.endsWith('Request') ? 500 : 200]);
    }
  });

  it('that is not there refuses upgrades to WebSockets too', async () => {
    const { url } = await startCoprocessor(() => undefined).then(async service => {
      await service[Symbol.asyncDispose]();
      return service;
    });
    await using gateway = await start({ url, router: { request: {} } });
    const { port } = new URL(gateway.url);
    const status = await new Promise(resolve => {
      const upgrade = {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': `${'a'.repeat(22)}==`,
      };

      get({ host: '127.0.0.1', port, path: '/graphql', headers: upgrade }, response => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(500);
  });
});

describe('options of the coprocessor', () => {
  const url = 'http://127.0.0.1:1';
  it.each<[string, unknown, string]>([
    ['no url', { router: { request: {} } }, 'url: found undefined, expected http://, https:// or unix:///path.sock'],
    ['a wrong url', { url: 'ftp://x', router: { request: {} } }, 'url: found "ftp://x"'],
    ['no stage', { url }, 'found no stage, expected one such as router.request'],
    ['an unknown service', { url, routers: {} }, 'coprocessor.routers: expected one of url, timeout, router'],
    [
      'an unknown part',
      { url, router: { request: { uri: true } } },
      'router.request.uri: expected one of headers, body, sdl, path, method, context',
    ],
    [
      'a part that is no flag',
      { url, router: { request: { body: 1 } } },
      'router.request.body: found 1, expected true or false',
    ],
    ['a wrong context', { url, router: { request: { context: 'some' } } }, 'router.request.context: found "some"'],
    [
      'a wrong timeout',
      { url, timeout: 'soon', router: { request: {} } },
      'timeout: found "soon", expected a time such as 30s, from 1ms to 5m',
    ],
    ['no map', 'x', 'coprocessor: found "x", expected a map'],
  ])('%s is refused', (_, options, message) => {
    expect(() => coprocessor.fromSettings(options)).toThrow(message);
  });
});
