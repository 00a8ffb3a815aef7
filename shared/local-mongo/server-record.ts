import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessMark } from './process-mark.ts';

/** The servers that newsgraph starts itself. Each keeps its data in a folder of its own: the formats differ. */
export type ServerKind = 'mongod' | 'secantusd-py' | 'secantusd-rs';

export const SERVER_KINDS: readonly ServerKind[] = ['mongod', 'secantusd-py', 'secantusd-rs'];

/** `<data>/mongo.json`: what was started last on this data folder, so that the next start can share it or clean up. */
export interface ServerRecord {
  kind: ServerKind;
  /** Kept from start to start where possible: a mongod's replica set configuration holds it. */
  port: number;
  /** Machine on which the process numbers mean something. */
  host: string;
  /** Secret of this start; the database holds it too, which proves that the server at `port` is the one meant. */
  token: string;
  state: 'starting' | 'ready' | 'closed';
  /** Where the guard takes leases. */
  leasePort: number;
  owner: ProcessMark;
  guard: ProcessMark;
  server: ProcessMark;
  startedAt: string;
}

function recordPath(dataDirectory: string): string {
  return join(dataDirectory, 'mongo.json');
}

/** The folder in which a server of this kind keeps its data files. */
export function databaseDirectory(dataDirectory: string, kind: ServerKind): string {
  return join(dataDirectory, `db-${kind}`);
}

/** The last record, or null when there is none or it cannot be read (then the data folder alone decides). */
export async function readServerRecord(dataDirectory: string): Promise<ServerRecord | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(recordPath(dataDirectory), 'utf8'));
    return isServerRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Replaces the record in one step, so that a reader never sees half of it. */
export async function writeServerRecord(dataDirectory: string, record: ServerRecord): Promise<void> {
  const path = recordPath(dataDirectory);
  await writeFile(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function isServerRecord(value: unknown): value is ServerRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Partial<Record<keyof ServerRecord, unknown>>;
  return (
    SERVER_KINDS.includes(record.kind as ServerKind) &&
    isPort(record.port) &&
    isPort(record.leasePort) &&
    typeof record.host === 'string' &&
    typeof record.token === 'string' &&
    typeof record.state === 'string' &&
    [record.owner, record.guard, record.server].every(isProcessMark)
  );
}

function isPort(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 65_536;
}

function isProcessMark(value: unknown): boolean {
  const mark = value as Partial<ProcessMark> | null | undefined;
  // 0 and negative numbers address whole process groups in kill(2).
  return Number.isInteger(mark?.pid) && (mark?.pid as number) > 0;
}
