import { expect, it } from 'vitest';
import { partsOf } from './cpu-profile.ts';

it('counts native and generated code for its caller, and leaves out idle time', () => {
  const frame = (id: number, functionName: string, url: string, children: number[] = []) => ({
    id,
    callFrame: { functionName, url },
    children,
  });
  const nodes = [
    frame(1, '(root)', '', [2, 5, 6, 7]),
    frame(2, 'text', 'file:///x/gateway/engine/execution/answer/write-text.ts', [3]),
    frame(3, 'n0', '', [4]),
    frame(4, 'stringify', ''),
    frame(5, '(idle)', ''),
    frame(6, '(garbage collector)', ''),
    frame(7, 'end', 'node:net', [8]),
    frame(8, 'writev', ''),
  ];
  const parts = partsOf({ nodes, samples: [4, 3, 5, 6, 8, 7], timeDeltas: [10, 10, 1_000, 20, 40, 20] });
  expect([...parts].filter(([, share]) => share > 0)).toEqual([
    ['response serialization', 0.2],
    ['HTTP server: Node and Fastify', 0.2],
    ['socket writes (kernel)', 0.4],
    ['garbage collection', 0.2],
  ]);
});
