import { createHash } from 'node:crypto';
import { createServer, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, fetchExchange } from '@urql/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileUpload, type PendingFile, Upload } from '../../shared/graphql/index.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { schemaOf, type TestSubgraph } from '../support/federate.ts';
import { createSubgraphHost } from '../support/hosts.ts';
import { type StartedGateway, startGateway, WAYS, type Way } from '../support/started-gateway.ts';

/** Files by multipart requests, over sockets: to embedded subgraphs, and to subgraphs of their own. */

const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex').slice(0, 8);

async function describeFile(pending: PendingFile | null | undefined): Promise<string | null> {
  if (!pending) return null;
  const { filename, mimetype, createReadStream } = await pending;
  const bytes = await buffer(createReadStream());
  return `${filename} ${mimetype} ${bytes.length} ${hash(bytes)}`;
}

/** What the resolver `slowly` does with its file, by test. */
let take: (file: FileUpload) => Promise<string> = async () => '';

type Files = Record<string, PendingFile>;
const SUBGRAPHS: Readonly<Record<string, TestSubgraph>> = {
  files: {
    typeDefs: `
      scalar Upload
      scalar Big
      input Attachment { title: String, file: Upload!, more: [Upload] }
      type Query { look(file: Upload!): String sees: Int }
      type Mutation {
        one(file: Upload!): String
        list(files: [Upload!]!): [String]
        nested(input: Attachment!): [String]
        two(a: Upload, b: Upload): [String]
        backwards(a: Upload!, b: Upload!): [String]
        ignored(a: Upload, b: Upload): String
        slowly(file: Upload!): String
        numbered(file: Upload!, number: Big): String
      }`,
    resolvers: {
      Upload,
      Query: { look: (_: unknown, { file }: Files) => describeFile(file), sees: () => 1 },
      Mutation: {
        one: (_: unknown, { file }: Files) => describeFile(file),
        list: (_: unknown, { files }: { files: PendingFile[] }) => Promise.all(files.map(describeFile)),
        nested: (_: unknown, { input }: { input: { file: PendingFile; more: PendingFile[] } }) =>
          Promise.all([input.file, ...input.more].map(describeFile)),
        two: (_: unknown, { a, b }: Files) => Promise.all([describeFile(a), describeFile(b)]),
        async backwards(_: unknown, { a, b }: Files) {
          const last = await describeFile(b);
          return [await describeFile(a), last];
        },
        ignored: () => 'ignored',
        slowly: async (_: unknown, { file }: Files) => take(await file!),
        numbered: async (_: unknown, { file, number }: Files) => `${number} ${await describeFile(file)}`,
      },
    },
  },
  other: {
    typeDefs: 'scalar Upload type Query { o: Int } type Mutation { elsewhere(file: Upload!): String }',
    resolvers: { Upload, Mutation: { elsewhere: (_: unknown, { file }: Files) => describeFile(file) } },
  },
};

const UPLOADS = { UPLOADS: 'true', UPLOADS_MAX_FILES: '4', UPLOADS_MAX_FILE_SIZE: '8MiB', UPLOADS_MAX_TOTAL: '16MiB' };

async function start(way: Way, environment: Record<string, string> = {}) {
  const stack = new AsyncDisposableStack();
  const urls: Record<string, string> = {};
  if (way === 'remote') {
    for (const [name, one] of Object.entries(SUBGRAPHS)) {
      const settings = readSettings({
        ...{ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', NODE_ENV: 'development', NEWSGRAPH_DATA: '/nowhere' },
        ...UPLOADS,
      });
      const subgraph = { name, schema: schemaOf(one), createContext: (scope: object) => scope };
      const host = stack.adopt(await createSubgraphHost(settings, subgraph), one => one.close());
      urls[`SUBGRAPH_${name.toUpperCase()}_URL`] = await host.listen();
    }
  }
  const gateway = stack.use(await startGateway(SUBGRAPHS, { ...UPLOADS, ...urls, ...environment }, way));
  return { ...gateway, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

interface Multipart {
  readonly query: string;
  readonly variables: unknown;
  readonly map: Record<string, string[]>;
  readonly files: Record<string, File>;
  readonly headers?: Record<string, string>;
}

const file = (content: string | Buffer, name = 'a.txt', type = 'text/plain') =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name, { type });

async function upload({ url }: { readonly url: string }, { query, variables, map, files, headers }: Multipart) {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables }));
  form.set('map', JSON.stringify(map));
  for (const [name, one] of Object.entries(files)) form.set(name, one);
  const preflighted = { 'apollo-require-preflight': 'true', ...headers };
  const response = await fetch(url, { method: 'POST', headers: preflighted, body: form });
  const { data, errors } = (await response.json()) as {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const ONE = {
  query: 'mutation ($file: Upload!) { one(file: $file) }',
  variables: { file: null },
  map: { 0: ['variables.file'] },
};
const OPERATIONS = JSON.stringify(ONE);
const large = Buffer.alloc(5 * 1024 * 1024, 'large file ');

describe.each(WAYS)('to %s subgraphs', way => {
  let gateway: Pick<StartedGateway, 'url'> & AsyncDisposable;
  beforeAll(async () => {
    gateway = await start(way);
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it('a file arrives with its name, type and content, again and again', async () => {
    for (const content of ['', 'hello', '경북 사과꽃', large]) {
      const length = Buffer.byteLength(content as string);
      const answer = await upload(gateway, { ...ONE, files: { 0: file(content, '사과 "x".txt', 'text/plain') } });
      expect(answer.code).toBeUndefined();
      expect(answer.data).toEqual({ one: `사과 %22x%22.txt text/plain ${length} ${hash(content)}` });
    }
  });

  it('lists, input objects, and files that are null', async () => {
    const list = await upload(gateway, {
      query: 'mutation ($files: [Upload!]!) { list(files: $files) }',
      variables: { files: [null, null, null] },
      map: { x: ['variables.files.0'], y: ['variables.files.2'], z: ['variables.files.1'] },
      files: { x: file('x'), y: file('yy'), z: file('zzz') },
    });
    expect((list.data!.list as string[]).map(one => one.split(' ')[2])).toEqual(['1', '3', '2']);
    const nested = await upload(gateway, {
      query: 'mutation ($input: Attachment!) { nested(input: $input) }',
      variables: { input: { title: 't', file: null, more: [null, null] } },
      map: { a: ['variables.input.file'], b: ['variables.input.more.1'] },
      files: { a: file('a'), b: file('bb') },
    });
    expect((nested.data!.nested as string[]).map(one => one?.split(' ')[2])).toEqual(['1', undefined, '2']);
  });

  it('a file beside a number whose form is kept', async () => {
    const { data } = await upload(gateway, {
      query: 'mutation ($file: Upload!, $number: Big) { numbered(file: $file, number: $number) }',
      variables: { file: null, number: JSON.rawJSON('1.10') },
      map: { 0: ['variables.file'] },
      files: { 0: file('four') },
    });
    expect(data).toEqual({ numbered: `1.1 a.txt text/plain 4 ${hash('four')}` });
  });

  it('one file at several places', async () => {
    const { data } = await upload(gateway, {
      query: 'mutation ($a: Upload, $b: Upload) { two(a: $a, b: $b) }',
      variables: { a: null, b: null },
      map: { 0: ['variables.a', 'variables.b'] },
      files: { 0: file(large) },
    });
    const expected = `a.txt text/plain ${large.length} ${hash(large)}`;
    expect(data).toEqual({ two: [expected, expected] });
  });

  it.each(['two', 'backwards'])('files that are read in any order: %s', async field => {
    const { data } = await upload(gateway, {
      query: `mutation ($a: Upload!, $b: Upload!) { ${field}(a: $a, b: $b) }`,
      variables: { a: null, b: null },
      map: { 0: ['variables.a'], 1: ['variables.b'] },
      files: { 0: file(large, 'a'), 1: file('b', 'b') },
    });
    expect(data?.[field]).toEqual([`a text/plain ${large.length} ${hash(large)}`, `b text/plain 1 ${hash('b')}`]);
  });

  it('files for several subgraphs, the last first', async () => {
    const { data } = await upload(gateway, {
      query: 'mutation ($a: Upload!, $b: Upload!) { elsewhere(file: $b) one(file: $a) }',
      variables: { a: null, b: null },
      map: { 0: ['variables.a'], 1: ['variables.b'] },
      files: { 0: file(large, 'a'), 1: file('b', 'b') },
    });
    expect(data).toEqual({
      elsewhere: `b text/plain 1 ${hash('b')}`,
      one: `a text/plain ${large.length} ${hash(large)}`,
    });
  });

  it('files of urql, and of a batch', async () => {
    const fetchOptions = { headers: { 'apollo-require-preflight': 'true' } };
    const client = new Client({ url: gateway.url, exchanges: [fetchExchange], fetchOptions });
    const { data } = await client.mutation(ONE.query, { file: file('of urql') }).toPromise();
    expect(data).toEqual({ one: `a.txt text/plain 7 ${hash('of urql')}` });
    await using batching = await start(way, { LIMITS_BATCH: '2' });
    const form = new FormData();
    form.set('operations', `[${OPERATIONS},${OPERATIONS}]`);
    form.set('map', JSON.stringify({ 0: ['0.variables.file'], 1: ['1.variables.file'] }));
    form.set('0', file('first'));
    form.set('1', file('second'));
    const response = await fetch(batching.url, { method: 'POST', ...fetchOptions, body: form });
    const answers = (await response.json()) as { data: { one: string } }[];
    expect(answers.map(answer => answer.data.one.split(' ')[2])).toEqual(['5', '6']);
  });

  it('files that nobody reads are discarded, and the answer comes', async () => {
    for (let time = 0; time < 3; time++) {
      const { data } = await upload(gateway, {
        query: 'mutation ($a: Upload, $b: Upload) { ignored(a: $a, b: $b) }',
        variables: { a: null, b: null },
        map: { 0: ['variables.a'], 1: ['variables.b'] },
        files: { 0: file(large), 1: file(large), unknown: file('x') },
      });
      expect(data).toEqual({ ignored: 'ignored' });
    }
  });

  it('the answer to a query with a file is neither shared nor cached', async () => {
    await using caching = await start(way, { CACHING_RESPONSES: 'true', CACHING_DEFAULT_MAX_AGE: '60s' });
    const look = (content: string) =>
      upload(caching, {
        query: 'query ($file: Upload!) { look(file: $file) }',
        variables: { file: null },
        map: { 0: ['variables.file'] },
        files: { 0: file(content) },
      });
    const answers = await Promise.all([look('1'), look('22'), look('333')]);
    expect(answers.map(({ data }) => (data!.look as string).split(' ')[2])).toEqual(['1', '2', '3']);
    expect((await look('4444')).data?.look).toContain(' 4 ');
  });

  it('content is passed on while it arrives, and no faster than it is read', async () => {
    const arrived: number[] = [];
    const open = Promise.withResolvers<void>();
    take = async ({ createReadStream }) => {
      const stream = createReadStream();
      for await (const chunk of stream) {
        arrived.push((chunk as Buffer).length);
        if (arrived.length === 1) await open.promise;
      }
      return String(arrived.reduce((sum, one) => sum + one, 0));
    };
    const client = writeSlowly(gateway.url);
    client.write(Buffer.alloc(1000));
    await expect.poll(() => arrived.length).toBe(1);
    let written = 0;
    for (; written < 7; written++) {
      if (!client.write(Buffer.alloc(1024 * 1024))) {
        const drained = await Promise.race([client.drained(), sleep(300, 'stalled')]);
        if (drained === 'stalled') break;
      }
    }
    expect(arrived.length).toBe(1);
    open.resolve();
    const { text } = await client.end();
    expect(JSON.parse(text)).toEqual({ data: { slowly: expect.stringMatching(/^\d{4,}$/) } });
  });

  it('a client that leaves ends the file with an error', async () => {
    const failed = Promise.withResolvers<unknown>();
    const begun = Promise.withResolvers<void>();
    take = async ({ createReadStream }) => {
      const stream = createReadStream();
      stream.once('data', () => begun.resolve());
      stream.once('error', failed.resolve).once('end', () => failed.resolve('ended'));
      return String(await failed.promise);
    };
    const client = writeSlowly(gateway.url);
    client.write(Buffer.alloc(100_000));
    await begun.promise;
    client.destroy();
    expect(await failed.promise).toBeInstanceOf(Error);
    expect(await upload(gateway, { ...ONE, files: { 0: file('x') } })).toMatchObject({ status: 200, code: undefined });
  });

  it('a resolver that stops reading gets its error to the client', async () => {
    take = async ({ createReadStream }) => {
      for await (const _ of createReadStream()) throw new Error('enough');
      return '';
    };
    const query = 'mutation ($file: Upload!) { slowly(file: $file) }';
    const { status, data } = await upload(gateway, { ...ONE, query, files: { 0: file(large) } });
    expect([status, data]).toEqual([200, { slowly: null }]);
  });
});

/** Sends a file to `slowly` chunk by chunk. */
function writeSlowly(url: string) {
  const boundary = 'xxx';
  const answered = Promise.withResolvers<{ readonly text: string }>();
  const client = sendRequest(url, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'apollo-require-preflight': 'x' },
  });
  client.on('response', async response => answered.resolve({ text: String(await buffer(response)) }));
  client.on('error', () => {});
  const field = (name: string, value: unknown) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${JSON.stringify(value)}\r\n`;
  client.write(
    field('operations', { query: 'mutation ($file: Upload!) { slowly(file: $file) }', variables: { file: null } }) +
      field('map', { 0: ['variables.file'] }) +
      `--${boundary}\r\ncontent-disposition: form-data; name="0"; filename="a.bin"\r\ncontent-type: application/octet-stream\r\n\r\n`,
  );
  return {
    write: (chunk: Buffer) => client.write(chunk),
    drained: () => new Promise(resolve => client.once('drain', resolve)),
    end() {
      client.end(`\r\n--${boundary}--\r\n`);
      return answered.promise;
    },
    destroy: () => client.destroy(),
  };
}

const MAP = '{"0":["variables.file"]}';
const FILE: [string, File] = ['0', file('x')];

describe('refusals', () => {
  let gateway: Pick<StartedGateway, 'url'> & AsyncDisposable;
  beforeAll(async () => {
    gateway = await start('embedded');
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it('are of what a page of another site could send, and of everything where uploads are off', async () => {
    const headers = { 'apollo-require-preflight': '' };
    expect(await upload(gateway, { ...ONE, files: { 0: file('x') }, headers })).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
    });
    const site = { ...headers, 'sec-fetch-site': 'same-origin' };
    expect(await upload(gateway, { ...ONE, files: { 0: file('x') }, headers: site })).toMatchObject({ status: 400 });
    await using off = await start('embedded', { UPLOADS: 'false' });
    const answer = await upload(off, { ...ONE, files: { 0: file('x') } });
    expect(answer).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it.each<[string, Partial<Multipart>, string]>([
    ['too many files', { map: Object.fromEntries([0, 1, 2, 3, 4].map(i => [i, ['variables.file']])) }, ''],
    [
      'a file too large',
      { files: { 0: file(Buffer.alloc(9 * 1024 * 1024)) } },
      'The file a.txt is too large: more than 8388608 bytes',
    ],
    [
      'a request too large',
      { files: Object.fromEntries([0, 1, 2].map(i => [i, file(Buffer.alloc(7 * 1024 * 1024))])) },
      'The request is too large',
    ],
  ])('are of %s', async (name, more, message) => {
    const answer = await upload(gateway, { ...ONE, files: { 0: file('x') }, ...more });
    const code = name === 'too many files' ? [400, 'BAD_REQUEST'] : [413, 'PAYLOAD_TOO_LARGE'];
    expect([answer.status, answer.code]).toEqual(code);
    expect(answer.message).toContain(message);
  });

  it('are of more files than allowed', async () => {
    const answer = await upload(gateway, {
      query: 'mutation ($files: [Upload!]!) { list(files: $files) }',
      variables: { files: [null, null, null, null, null] },
      map: Object.fromEntries([0, 1, 2, 3, 4].map(i => [i, [`variables.files.${i}`]])),
      files: Object.fromEntries([0, 1, 2, 3, 4].map(i => [i, file('x')])),
    });
    expect(answer).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
      message: 'Found 5 files, at most 4 are allowed',
    });
  });

  it.each<[string, [string, string | File][]]>([
    ['no operations', [['map', '{}'], FILE]],
    ['no map', [['operations', OPERATIONS]]],
    ['a file before the map', [['operations', OPERATIONS], FILE, ['map', MAP]]],
    ['a map before the operations', [['map', MAP], ['operations', OPERATIONS], FILE]],
    [
      'operations that are no JSON',
      [
        ['operations', '{'],
        ['map', '{}'],
      ],
    ],
    [
      'operations that are no request',
      [
        ['operations', '7'],
        ['map', '{}'],
      ],
    ],
    [
      'a map that is no JSON',
      [
        ['operations', OPERATIONS],
        ['map', '{'],
      ],
    ],
    [
      'a map that is a list',
      [
        ['operations', OPERATIONS],
        ['map', '[]'],
      ],
    ],
    ['a path to nothing', [['operations', OPERATIONS], ['map', '{"0":["variables.other"]}'], FILE]],
    [
      'a path outside the variables',
      [['operations', JSON.stringify({ ...ONE, extensions: null })], ['map', '{"0":["extensions"]}'], FILE],
    ],
    ['a path to a prototype', [['operations', OPERATIONS], ['map', '{"0":["variables.__proto__.polluted"]}'], FILE]],
    ['a path that is a number', [['operations', OPERATIONS], ['map', '{"0":[1]}'], FILE]],
  ])('are of %s', async (_, fields) => {
    const form = new FormData();
    for (const [name, value] of fields) form.set(name, value);
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'apollo-require-preflight': 'x' },
      body: form,
    });
    expect(response.status).toBe(400);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each([
    ['multipart/form-data', 'x'],
    ['multipart/form-data; boundary=x', '--x\r\nno part'],
    ['multipart/form-data; boundary=x', ''],
  ])('are of bodies that are not multipart: %s', async (type, body) => {
    const headers = { 'content-type': type, 'apollo-require-preflight': 'x' };
    expect((await fetch(gateway.url, { method: 'POST', headers, body })).status).toBe(400);
  });

  it('a file that the map names and the request lacks', async () => {
    const answer = await upload(gateway, { ...ONE, files: {} });
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.message).toBe('The request has no file 0');
  });

  it('a variable that is no file', async () => {
    for (const value of ['text', 7, {}, []]) {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ ...ONE, variables: { file: value } });
      const answer = (await (await fetch(gateway.url, { method: 'POST', headers, body })).json()) as { data: unknown };
      expect(answer.data).toEqual({ one: null });
    }
  });
});

describe('a remote subgraph', () => {
  it('gets a multipart request with a map of its own variables, once, whatever it answers', async () => {
    const got: { readonly type: string; readonly form: FormData; readonly preflight: unknown }[] = [];
    const server = createServer(async (request, response) => {
      const type = request.headers['content-type']!;
      const body = await buffer(request);
      const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
      got.push({ type, form, preflight: request.headers['apollo-require-preflight'] });
      response.writeHead(503).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await using gateway = await startGateway(
      SUBGRAPHS,
      {
        ...UPLOADS,
        SUBGRAPH_FILES_URL: url,
        SUBGRAPH_OTHER_URL: url,
        SUBGRAPHS_RETRIES: '3',
        SUBGRAPHS_RETRY_DELAY: '1ms',
      },
      'remote',
    );
    const answer = await upload(gateway, {
      query: 'query ($file: Upload!) { look(file: $file) }',
      variables: { file: null },
      map: { f: ['variables.file'] },
      files: { f: file('content', 'name.txt', 'text/csv') },
    });
    server.close();
    expect(answer.code).toBe('SUBREQUEST_HTTP_ERROR');
    expect(got.length).toBe(1);
    const { form, preflight } = got[0]!;
    expect(preflight).toBe('true');
    expect([...form.keys()]).toEqual(['operations', 'map', '0']);
    const { query, variables } = JSON.parse(form.get('operations') as string);
    expect(query).toContain('look');
    const [variable] = Object.keys(variables);
    expect(variables).toEqual({ [variable!]: null });
    expect(JSON.parse(form.get('map') as string)).toEqual({ 0: [`variables.${variable}`] });
    const sent = form.get('0') as File;
    expect([sent.name, sent.type, await sent.text()]).toEqual(['name.txt', 'text/csv', 'content']);
  });

  it.each([
    ['answers before it has read', 200, '{"data":{"one":"early"}}', { one: 'early' }],
    ['refuses', 413, '', { one: null }],
  ])('that %s ends the file, not the request', async (_, status, body, data) => {
    const server = createServer((request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      request.resume();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const urls = { SUBGRAPH_FILES_URL: url, SUBGRAPH_OTHER_URL: url };
    await using gateway = await startGateway(SUBGRAPHS, { ...UPLOADS, ...urls }, 'remote');
    const answer = await upload(gateway, { ...ONE, files: { 0: file(large) } });
    server.close();
    expect([answer.status, answer.data]).toEqual([200, data]);
  });

  it('whose requests are signed gets no file', async () => {
    const signed = { ...UPLOADS, SUBGRAPHS_SIGNING_SECRET: 'a-secret-of-16-characters' };
    await using gateway = await startGateway(SUBGRAPHS, signed, 'remote');
    const answer = await upload(gateway, { ...ONE, files: { 0: file('x') } });
    expect([answer.data, answer.code]).toEqual([{ one: null }, 'SUBREQUEST_FAILED']);
  });
});
