import { readFile } from 'node:fs/promises';
import { printSchema } from 'graphql';
import { afterAll, expect, it } from 'vitest';
import { loadSupergraph } from '../../supergraph/load-supergraph.ts';
import { SupergraphError } from '../../supergraph/supergraph-error.ts';
import { loadSupergraphInBackground } from './load-in-background.ts';
import { createPlanningProcess } from './planning-process.ts';

const sdl = await readFile('supergraph.graphql', 'utf8');
const planning = createPlanningProcess();
afterAll(planning.close);

it('loads the same supergraph in the background as synchronously', async () => {
  const { schema, ...aside } = await loadSupergraphInBackground(sdl, planning);
  const { schema: expected, ...atOnce } = loadSupergraph(sdl);
  expect(printSchema(schema)).toBe(printSchema(expected));
  expect(aside).toEqual(atOnce);
});

it.each([
  'type Query {',
  'type Query { a: Int }',
  sdl.replace('join/v0.5', 'join/v9.9'),
  sdl.replace('bylines: [Byline!]!', 'bylines: [Nobody!]!'),
])('refuses what loading at once refuses, with the same words and line (%#)', async broken => {
  const error = await loadSupergraphInBackground(broken, planning).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SupergraphError);
  let expected: unknown;
  try {
    loadSupergraph(broken);
  } catch (reason) {
    expected = reason;
  }
  const { code, message, line } = expected as SupergraphError;
  expect(error).toMatchObject({ code, message, line });
});

it('loads synchronously if the process is unavailable', async () => {
  const gone = createPlanningProcess();
  await gone.close();
  const { schemaText } = await loadSupergraphInBackground(sdl, gone);
  expect(schemaText).toBe(loadSupergraph(sdl).schemaText);
});
