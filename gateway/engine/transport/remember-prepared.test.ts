import { OperationTypeNode, parse } from 'graphql';
import { expect, it } from 'vitest';
import { rememberPrepared } from './remember-prepared.ts';
import type { SubgraphOperation } from './transport.ts';

it('an operation in use is prepared once for all plans', () => {
  let prepared = 0;
  const transport = rememberPrepared({
    name: 'a',
    prepare: () => {
      prepared++;
      return () => ({ data: {} });
    },
    close: async () => {},
  });
  const asked = (text: string, operationName?: string): SubgraphOperation => ({
    text,
    document: parse(text),
    operationName,
    kind: OperationTypeNode.QUERY,
    entities: false,
  });
  const first = transport.prepare(asked('{ a }'));
  expect(transport.prepare(asked('{ a }'))).toBe(first);
  expect(transport.prepare(asked('{ b }'))).not.toBe(first);
  const both = 'query A { a } query B { b }';
  expect(transport.prepare(asked(both, 'A'))).not.toBe(transport.prepare(asked(both, 'B')));
  expect(prepared).toBe(4);
});
