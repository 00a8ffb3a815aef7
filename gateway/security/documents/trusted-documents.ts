import { readFileSync, type Stats, unwatchFile, watchFile } from 'node:fs';
import { parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { ManifestError, normalizeText, parseManifest } from './manifest.ts';

/** The operations in the current manifests. */
export interface TrustedDocuments {
  /** The text of an operation by its id, also in the form `sha256:<hex>` of the GraphQL over HTTP draft. */
  textOf(id: string): string | undefined;
  /** Whether a text is in a manifest, regardless of formatting. */
  has(text: string): boolean;
  close(): void;
}

export interface TrustedDocumentsOptions {
  readonly files: readonly string[];
  /**
   * Polling interval of the files, in milliseconds.
   * @default 1_000
   * @default 1_000
   */
  readonly interval?: number;
  /** Called if changed files are invalid; the previous manifests stay in effect. */
  onRefused(error: Error): void;
}

/** Number of cached results for texts that are not literally in a manifest, and the maximum length of such texts. */
const MAX_RESULTS = 2_000;
const MAX_CACHED_LENGTH = 16_384;

/**
 * Reads manifests, and rereads them when a file changes. Polls, since container platforms replace mounted files by
 * symlinks, which not every system reports.
 *
 * @throws ManifestError if a manifest is invalid
 */
export function openTrustedDocuments(options: TrustedDocumentsOptions): TrustedDocuments {
  const { files, interval = 1_000, onRefused } = options;
  let current = readManifests(files);
  const reread = (now: Stats, before: Stats) => {
    if (now.mtimeMs === before.mtimeMs && now.size === before.size && now.ino === before.ino) return;
    try {
      current = readManifests(files);
    } catch (error) {
      onRefused(error as Error);
    }
  };
  for (const file of files) watchFile(file, { interval, persistent: false }, reread);
  return {
    textOf: id => current.byId.get(id) ?? (id.startsWith('sha256:') ? current.byId.get(id.slice(7)) : undefined),
    has: text => current.texts.has(text) || hasOtherwise(current, text),
    close: () => {
      for (const file of files) unwatchFile(file, reread);
    },
  };
}

interface Documents {
  readonly byId: ReadonlyMap<string, string>;
  /** As written in the manifests. */
  readonly texts: ReadonlySet<string>;
  readonly normalized: ReadonlySet<string>;
  readonly results: LRUCache<string, boolean>;
}

function readManifests(files: readonly string[]): Documents {
  const byId = new Map<string, string>();
  for (const file of files) {
    for (const { id, body } of parseManifest(file, readText(file)).operations) {
      const other = byId.get(id);
      if (other !== undefined && other !== body)
        throw new ManifestError(`${file}: the id ${id} is used for two operations`);
      byId.set(id, body);
    }
  }
  const texts = new Set(byId.values());
  const normalized = new Set([...texts].map(text => normalizeText(parse(text))));
  return { byId, texts, normalized, results: new LRUCache({ max: MAX_RESULTS }) };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ManifestError(`${file}: cannot be read: ${(error as Error).message}`);
  }
}

function hasOtherwise({ normalized, results }: Documents, text: string): boolean {
  const known = results.get(text);
  if (known !== undefined) return known;
  const found = normalized.has(normalize(text));
  if (text.length <= MAX_CACHED_LENGTH) results.set(text, found);
  return found;
}

function normalize(text: string): string {
  try {
    // Stop early on texts larger than any trusted operation.
    return normalizeText(parse(text, { maxTokens: 50_000 }));
  } catch {
    return '';
  }
}
