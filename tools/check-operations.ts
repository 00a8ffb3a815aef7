import { globSync, readFileSync } from 'node:fs';
import { parse, Source, specifiedRules, validate } from 'graphql';
import { loadSupergraph } from '../gateway/engine/supergraph/load-supergraph.ts';

/** Validates every example operation of docs/operations against the public schema. */

const { schema } = loadSupergraph(readFileSync('supergraph.graphql', 'utf8'));
const files = globSync('docs/operations/*.graphql').sort();
let wrong = 0;
for (const file of files) {
  try {
    const errors = validate(schema, parse(new Source(readFileSync(file, 'utf8'), file)), specifiedRules);
    for (const error of errors) report(file, error);
  } catch (error) {
    report(file, error as Error);
  }
}
console.log(`${files.length} operations, ${wrong} wrong`);
process.exitCode = wrong === 0 && files.length > 0 ? 0 : 1;

function report(file: string, error: Error & { locations?: readonly { line: number }[] | undefined }): void {
  wrong++;
  console.error(`${file}:${error.locations?.[0]?.line ?? '?'} ${error.message}`);
}
