import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ask, createEnvironment, startNewsgraph } from './newsgraph-command.ts';

it('the built command serves the sample pages and comes with declarations', async () => {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  expect(existsSync('dist/gateway/gateway-host.d.ts')).toBe(true);
  await using environment = await createEnvironment();
  await using graph = await startNewsgraph(['start'], environment.env, path.resolve('dist/site/main.js'));
  const { data } = await ask<{ articles: { totalCount: number } }>(graph.url, '{ articles { totalCount } }');
  expect(data?.articles.totalCount).toBeGreaterThanOrEqual(5);
});
