import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { answerOf } from '../engine/operations/answer.ts';
import { type GraphqlRequest, layered } from '../request/pipeline.ts';
import { createLocalContext } from '../request/request-context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { createManifest } from './documents/create-manifest.ts';
import { createGuards } from './guards.ts';

it('in the mode log, each operation that is in no manifest is logged once, without literals', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-guards-'));
  const manifest = path.join(directory, 'manifest.json');
  await writeFile(manifest, JSON.stringify(createManifest(new Map([['a', 'query Known { hello }']]))));
  const noted: [facts: object, message: string][] = [];
  const settings = readSettings({ PERSISTED_DOCUMENTS_MODE: 'log', PERSISTED_DOCUMENTS_MANIFESTS: manifest });
  const guards = createGuards({
    settings,
    telemetry: { metrics: undefined },
    report: () => {},
    note: (...one) => noted.push(one),
    isReadable: () => true,
  });
  try {
    const ran = answerOf('"ran"', []);
    const handle = layered<GraphqlRequest>(guards.requestLayers, () => ran);
    const headers = { 'apollographql-client-name': 'app' };
    const context = createLocalContext(undefined, { transport: 'http', requestId: 'r1', headers });
    for (let time = 0; time < 3; time++) {
      expect(await handle({ query: 'query Known { hello }' }, context)).toBe(ran);
      expect(await handle({ query: 'query New { hello(name: "Ada Lovelace", age: 36) }' }, context)).toBe(ran);
    }
    expect(noted).toEqual([
      [
        {
          requestId: 'r1',
          client: { name: 'app', version: undefined },
          operationName: undefined,
          query: 'query New {\n  hello(name: "", age: 0)\n}',
        },
        'Operation not found in any manifest',
      ],
    ]);
  } finally {
    guards.close();
    await rm(directory, { recursive: true });
  }
});
