import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createEnvironment, runNewsgraph } from './newsgraph-command.ts';

const FOLDER = 'tests/fixtures/pages';

it('imports a folder of 40 page variants, prints its table, and guesses nothing', async () => {
  await using environment = await createEnvironment();
  const { env } = environment;
  const refused = readdirSync(FOLDER).filter(name => name.includes('refused'));

  const first = await runNewsgraph(['import', FOLDER], env);
  expect(first.stdout).toBe('new        32\nchanged    0\nunchanged  0\nrefused    8\n');
  const lines = first.stderr.split('\n').filter(line => line.startsWith(FOLDER));
  expect(lines).toHaveLength(refused.length + 1);
  for (const name of refused) {
    const place = `${FOLDER}/${name}`;
    expect(lines.filter(line => line.startsWith(place))).toEqual([expect.stringMatching(/found .*, expected /)]);
  }
  expect(lines).toContain(`${FOLDER}/39-html-tables.html: not read in the header: "조회수 21"`);
  expect(first.code).toBe(1);

  const second = await runNewsgraph(['import', FOLDER], env);
  expect(second.stdout).toBe('new        0\nchanged    0\nunchanged  32\nrefused    8\n');
});
