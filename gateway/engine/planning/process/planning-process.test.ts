import { execFileSync } from 'node:child_process';
import { OperationTypeNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { federate, schemaOf, supergraphOf, type TestSubgraph } from '../../../../tests/support/federate.ts';
import { createEngine } from '../../operations/create-engine.ts';
import { createOperationCache } from '../../operations/operation-cache.ts';
import { loadSupergraph } from '../../supergraph/load-supergraph.ts';
import { createEmbeddedTransport } from '../../transport/embedded/embedded.ts';
import type { PlanRequest } from '../plan-request.ts';
import { createPlanningProcess, type PlanningProcess, type PlanningProcessOptions } from './planning-process.ts';
import { createInlinePlanning, type PlanningService } from './planning-service.ts';

const a: TestSubgraph = {
  typeDefs: 'type Query { hello(name: String): String other: Int }',
  resolvers: { Query: { hello: (_: unknown, { name }: { name?: string }) => `hello ${name ?? ''}`, other: () => 1 } },
};
const request: PlanRequest = {
  text: '{ hello }',
  operationName: undefined,
  conditions: [],
  overrides: [],
  denied: [],
  deferring: false,
  validate: true,
};
/** The processes that a process has started, without the `ps` that lists them. */
const childrenOf = (pid: number) =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([, parent, name]) => Number(parent) === pid && name !== 'ps')
    .map(([child]) => Number(child));

const refusing: PlanningService = {
  plan: () => ({ kind: 'failed', reason: 'planned in the calling thread' }),
  close: async () => {},
};

function openProcess(options?: PlanningProcessOptions): PlanningProcess & AsyncDisposable {
  const planning = createPlanningProcess(options);
  return { ...planning, [Symbol.asyncDispose]: planning.close };
}

describe('a planning process', () => {
  const supergraph = loadSupergraph(supergraphOf({ a }));

  it('returns plans and validation errors', async () => {
    await using planning = openProcess();
    const service = planning.open(supergraph, refusing);
    expect(await service.plan(request)).toMatchObject({
      kind: 'plan',
      plan: { kind: 'Fetch', subgraph: 'a', operation: '{hello}', operationKind: OperationTypeNode.QUERY },
    });
    expect(await service.plan({ ...request, text: '{ hello nothing }' })).toMatchObject({
      kind: 'invalid',
      errors: [{ message: expect.stringContaining('nothing'), positions: [8] }],
    });
  });

  it('plans on several supergraphs, each until its last service is closed', async () => {
    await using planning = openProcess();
    const other = loadSupergraph(supergraphOf({ b: { typeDefs: 'type Query { bye: String }' } }));
    const services = [supergraph, other, supergraph].map(one => planning.open(one, refusing));
    const planOn = (i: number, text: string) => services[i]!.plan({ ...request, text });
    expect(await Promise.all([planOn(0, '{ hello }'), planOn(1, '{ bye }'), planOn(1, '{ hello }')])).toMatchObject([
      { kind: 'plan', plan: { subgraph: 'a' } },
      { kind: 'plan', plan: { subgraph: 'b' } },
      { kind: 'invalid' },
    ]);
    await services[0]!.close();
    expect(await planOn(2, '{ other }')).toMatchObject({ kind: 'plan', plan: { subgraph: 'a' } });
    await services[2]!.close();
    const again = planning.open(supergraph, refusing);
    expect(await again.plan(request)).toMatchObject({ kind: 'plan' });
  });

  it('plans on what it has read', async () => {
    await using planning = openProcess();
    const reading = await planning.read(supergraph.sdl);
    if (reading.kind !== 'read') throw new Error(reading.fault);
    // A supergraph that is not opened is dropped at the next read, and loaded again if it is opened after all.
    await planning.read('type Query { a: Int }');
    const service = planning.open(reading.facts, refusing);
    expect(await service.plan(request)).toMatchObject({ kind: 'plan', plan: { subgraph: 'a' } });
  });

  it('refuses an operation that takes too long and continues with the next', async () => {
    await using planning = openProcess({ timeout: 1 });
    const service = planning.open(supergraph, refusing);
    expect(await service.plan(request)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('longer than 1 ms'),
    });
    expect(await planning.read(supergraph.sdl)).toMatchObject({ kind: 'read', facts: { hash: supergraph.hash } });
  });

  it('falls back to the calling thread when processes keep crashing', async () => {
    await using planning = openProcess({ attempts: 2 });
    const service = planning.open(supergraph, refusing);
    const plan = async () => {
      const reply = service.plan(request);
      for (const child of childrenOf(process.pid)) process.kill(child, 'SIGKILL');
      return reply;
    };
    const replies = [await plan(), await plan()];
    expect(replies.at(-1)).toEqual({ kind: 'failed', reason: 'planned in the calling thread' });
    await expect(planning.read(supergraph.sdl)).rejects.toThrow('No planning process is available');
  });

  it('survives whatever planning throws', async () => {
    await using planning = openProcess();
    const service = planning.open(supergraph, refusing);
    const [before] = childrenOf(process.pid);
    const broken = planning.open({ ...supergraph, hash: 'other', schemaText: 'this is no schema' }, refusing);
    expect(await broken.plan(request)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('Syntax Error'),
    });
    for (const text of [
      'subscription ($b: Boolean!) { other @include(if: $b) }',
      `query ($v: ${'['.repeat(7_000)}Int${']'.repeat(7_000)}) { hello }`,
      `{ hello(name: ${'['.repeat(7_000)}${']'.repeat(7_000)}) }`,
      '{',
    ]) {
      expect((await service.plan({ ...request, text })).kind, text).toMatch(/^(?:invalid|failed)$/);
    }
    expect(await service.plan(request)).toMatchObject({ kind: 'plan' });
    expect(childrenOf(process.pid)).toEqual([before]);
  });

  it('fails waiting requests when it is closed', async () => {
    await using planning = openProcess();
    const service = planning.open(supergraph, refusing);
    const waiting = [service.plan(request), service.plan(request)];
    await planning.close();
    expect(await Promise.all(waiting)).toMatchObject([{ kind: 'failed' }, { kind: 'failed' }]);
  });

  it('serves an engine', async () => {
    const transports = [createEmbeddedTransport({ name: 'a', schema: schemaOf(a) })];
    const engine = createEngine({ supergraph: loadSupergraph(supergraphOf({ a })), transports });
    const query = 'query ($n: String) { hello(name: $n) }';
    const texts = await Promise.all(['x', 'y'].map(n => engine.executeToText({ query, variables: { n } })));
    expect(texts).toEqual(['{"data":{"hello":"hello x"}}', '{"data":{"hello":"hello y"}}']);
    expect(engine.executeToText({ query, variables: { n: 'z' } })).toBe('{"data":{"hello":"hello z"}}');
    expect(await engine.execute({ query: '{ no }' })).toMatchObject({
      errors: [{ locations: [{ line: 1, column: 3 }], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    await engine.close();
  });
});

describe('prepared operations', () => {
  it('are shared between requests that arrive during planning', async () => {
    const inline = createInlinePlanning(() => ({ kind: 'failed', reason: '' }));
    expect(inline.plan(request)).toEqual({ kind: 'failed', reason: '' });
    await using federated = federate({ a }, { planning: 'process' });
    const results = await Promise.all(
      Array.from({ length: 20 }, () => federated.engine.execute({ query: '{ hello other }' })),
    );
    expect(new Set(results.map(result => JSON.stringify(result)))).toEqual(
      new Set(['{"data":{"hello":"hello ","other":1}}']),
    );
    expect(federated.sent).toHaveLength(20);
  });

  it('are separate per operation name', async () => {
    await using federated = federate({ a });
    const query = 'query A { hello } query B { other }';
    const ask = async (operationName?: string) =>
      JSON.parse(JSON.stringify(await federated.engine.execute({ query, operationName })));
    expect(await ask('A')).toEqual({ data: { hello: 'hello ' } });
    expect(await ask('B')).toEqual({ data: { other: 1 } });
    expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] });
    expect(await ask('C')).toMatchObject({ errors: [{ message: 'Unknown operation named "C".' }] });
  });

  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['fragment F on Query { hello }', 'OPERATION_RESOLUTION_FAILURE'],
    ['query ($n: String!) { hello(name: $n) }', 'BAD_USER_INPUT'],
    ['subscription { x }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('refuse %j with %s, the second time too', async (query, code) => {
    await using federated = federate({ a });
    for (let run = 0; run < 2; run++) {
      const text = await federated.engine.executeToText({ query });
      expect(text.startsWith('{"errors":')).toBe(true);
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code } }] });
    }
    expect(federated.sent).toEqual([]);
  });

  it('are evicted, least recently used first, when the memory limit is reached', () => {
    const cache = createOperationCache(100);
    const refusal = { kind: 'refused', errors: [] } as const;
    cache.set('a', undefined, refusal, 40);
    cache.set('b', undefined, refusal, 40);
    cache.get('a', undefined);
    cache.set('c', undefined, refusal, 40);
    expect([cache.get('a', undefined), cache.get('b', undefined), cache.get('c', undefined)]).toEqual([
      refusal,
      undefined,
      refusal,
    ]);
    cache.set('a', undefined, refusal, 90);
    expect([cache.size, cache.bytes]).toEqual([1, 90]);
  });
});
