import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('every test that docs/security.md names is there', () => {
  const named = [...readFileSync('docs/security.md', 'utf8').matchAll(/`((?:gateway|shared|site|tests)\/[^\s`]+)`/g)];
  expect(named.length).toBeGreaterThan(20);
  expect(named.map(([, file]) => file!).filter(file => !existsSync(file))).toEqual([]);
});
