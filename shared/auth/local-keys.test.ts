import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openLocalKeys } from './local-keys.ts';

it('those who make keys at the same time all get the same', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-keys-'));
  try {
    const opened = await Promise.all(Array.from({ length: 8 }, () => openLocalKeys(directory)));
    const ids = opened.map(({ jwks }) => (jwks as { keys: { kid?: string }[] }).keys[0]?.kid);
    expect(new Set(ids).size).toBe(1);
    expect(await readdir(path.join(directory, 'keys'))).toEqual(['local.jwk.json']);
  } finally {
    await rm(directory, { recursive: true });
  }
});
