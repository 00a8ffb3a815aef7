import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createManifest } from '../../gateway/security/documents/create-manifest.ts';
import { ManifestError } from '../../gateway/security/documents/manifest.ts';

export const MANIFEST_USAGE = `newsgraph manifest [--out persisted-query-manifest.json] GLOB...
  Makes a manifest of trusted documents, in Apollo's format, from operations and fragments in GraphQL files.`;

export async function manifest(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string', default: 'persisted-query-manifest.json' } },
  });
  if (positionals.length === 0) {
    console.error('expected at least one file or pattern, such as "src/**/*.graphql"');
    return 2;
  }
  const names = positionals.flatMap(pattern => {
    const found = globSync(pattern);
    if (found.length === 0) throw new ManifestError(`${pattern}: found no such file`);
    return found;
  });
  const files = new Map<string, string>();
  for (const name of names.sort()) files.set(name, await readFile(name, 'utf8'));
  const made = createManifest(files);
  await writeFile(values.out, `${JSON.stringify(made, undefined, 2)}\n`);
  console.log(`${values.out}: ${made.operations.length} operations`);
  return 0;
}
