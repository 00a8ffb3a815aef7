import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { MAX_PAGE_BYTES } from '../../shared/pages/read-page-text.ts';
import type { PageSource } from './import-pages.ts';

/** The sample pages that come with newsgraph. */
const SAMPLES = new URL('../../samples/', import.meta.url);

/** @param name a path, or `-` for standard input */
export function pageSource(name: string): PageSource {
  if (name === '-') return { name: '(standard input)', read: () => readBounded(process.stdin) };
  return { name, read: () => readFile(name) };
}

export function samplePages(): PageSource[] {
  return readdirSync(SAMPLES)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => ({ name, read: () => readFile(new URL(name, SAMPLES)) }));
}

async function readFile(file: string | URL): Promise<Uint8Array> {
  await using handle = await open(file);
  return await readBounded(handle.createReadStream({ autoClose: false }));
}

/** Reads one byte more than the maximum size, so that the parser refuses the page by its size. */
async function readBounded(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    size += bytes.length;
    if (size > MAX_PAGE_BYTES) break;
  }
  return Buffer.concat(chunks);
}
