import { expect, it } from 'vitest';
import { nodeProblem } from './node-version.ts';

it.each(['24.0.0', '24.21.0', '25.1.0', '100.0.0'])('Node %s runs newsgraph', version => {
  expect(nodeProblem(version)).toBeUndefined();
});

it.each(['20.20.2', '23.11.1', '9.0.0'])('Node %s is told which one is needed', version => {
  expect(nodeProblem(version)).toBe(`newsgraph: needs Node 24 or later; this is v${version}`);
});
