import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportOutcome } from './import-pages.ts';

/** How far a file has been imported. */
export interface Progress {
  /** In bytes. */
  readonly offset: number;
  /** The number of lines before it. */
  readonly line: number;
  readonly counts: Readonly<Record<ImportOutcome, number>>;
}

interface SavedProgress extends Progress {
  readonly file: string;
  readonly size: number;
  readonly modified: number;
}

export interface Checkpoint {
  /** Where an interrupted import of the same, unchanged file stopped. */
  readonly found: Progress | undefined;
  save(progress: Progress): Promise<void>;
  /** The file has been imported completely. */
  finish(): Promise<void>;
}

/** Stores in the data folder how far a file has been imported, so that an interrupted import resumes there. */
export async function openCheckpoint(dataDirectory: string, name: string): Promise<Checkpoint> {
  const file = path.resolve(name);
  const { size, mtimeMs: modified } = await stat(file);
  const folder = path.join(dataDirectory, 'imports');
  const place = path.join(folder, `${createHash('sha256').update(file).digest('hex').slice(0, 16)}.json`);
  const record = await readRecord(place);
  return {
    found: record?.file === file && record.size === size && record.modified === modified ? record : undefined,
    async save(progress) {
      await mkdir(folder, { recursive: true });
      // Renamed atomically, so that a crash leaves the previous record or this one.
      await writeFile(`${place}.new`, JSON.stringify({ file, size, modified, ...progress } satisfies SavedProgress));
      await rename(`${place}.new`, place);
    },
    finish: () => rm(place, { force: true }),
  };
}

async function readRecord(place: string): Promise<SavedProgress | undefined> {
  try {
    const record = JSON.parse(await readFile(place, 'utf8')) as Partial<SavedProgress>;
    const whole = Number.isSafeInteger(record.offset) && Number.isSafeInteger(record.line) && record.counts;
    return whole ? (record as SavedProgress) : undefined;
  } catch {
    return undefined;
  }
}
