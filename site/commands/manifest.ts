import { globSync } from 'node:fs';
import { createManifest } from '../../gateway/security/documents/create-manifest.ts';
import { ManifestError } from '../../gateway/security/documents/manifest.ts';
import { readInput, writeOutput } from '../process/files.ts';

export interface ManifestOptions {
  /** A file, or `-` for standard output. */
  readonly out: string;
}

export async function manifest(globs: readonly string[], { out }: ManifestOptions): Promise<number> {
  const names = globs.flatMap(pattern => {
    const found = globSync(pattern);
    if (found.length === 0) throw new ManifestError(`${pattern}: found no such file`);
    return found;
  });
  const files = new Map<string, string>();
  for (const name of names.sort()) files.set(name, await readInput(name));
  const made = createManifest(files);
  const text = `${JSON.stringify(made, undefined, 2)}\n`;
  if (out === '-') process.stdout.write(text);
  else await writeOutput('--out', out, text);
  console.error(`${out === '-' ? 'manifest' : out}: ${made.operations.length} operations`);
  return 0;
}
