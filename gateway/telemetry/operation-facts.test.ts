import { expect, it } from 'vitest';
import { operationFacts } from './telemetry.ts';

it('names that clients choose are cut in what is logged and measured', () => {
  expect(operationFacts('{ a }', 'Short', 'query').name).toBe('Short');
  const { name } = operationFacts('{ a }', 'N'.repeat(100_000), 'query');
  expect(name!.length).toBeLessThanOrEqual(101);
  expect(operationFacts('{ a }', undefined, 'query').name).toBeUndefined();
});
