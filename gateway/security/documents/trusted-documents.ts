import { readFileSync, type Stats, unwatchFile, watchFile } from 'node:fs';
import { parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { ManifestError, normalizeText, parseManifest } from './manifest.ts';

/** The operations that the manifests name now. */
export interface TrustedDocuments {
  /** The text of an operation by its id, also in the form `sha256:<hex>` of the GraphQL over HTTP draft. */
  textOf(id: string): string | undefined;
  /** Whether a text is in a manifest, however it is laid out. */
  has(text: string): boolean;
  close(): void;
}

export interface TrustedDocumentsOptions {
  readonly files: readonly string[];
  /**
   * How often the files are looked at, in milliseconds.
   * @default 1_000
   */
  readonly interval?: number;
  /** Told of changed files that cannot be used; the ones before go on serving. */
  onRefused(error: Error): void;
}

/** Verdicts that are kept on texts which are not in a manifest letter by letter, and the longest of such texts. */
const MOST_VERDICTS = 2_000;
const LONGEST_REMEMBERED = 16_384;

/**
 * Reads manifests, and reads them again when one of the files changes; polled, since files that a container platform
 * mounts are exchanged by links, of which not every system tells.
 *
 * @throws ManifestError when one of them cannot be used
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
  /** As they stand in the manifests. */
  readonly texts: ReadonlySet<string>;
  readonly normalized: ReadonlySet<string>;
  readonly verdicts: LRUCache<string, boolean>;
}

function readManifests(files: readonly string[]): Documents {
  const byId = new Map<string, string>();
  for (const file of files) {
    for (const { id, body } of parseManifest(file, readText(file)).operations) {
      const other = byId.get(id);
      if (other !== undefined && other !== body) throw new ManifestError(`${file}: ${id} stands for two operations`);
      byId.set(id, body);
    }
  }
  const texts = new Set(byId.values());
  const normalized = new Set([...texts].map(text => normalizeText(parse(text))));
  return { byId, texts, normalized, verdicts: new LRUCache({ max: MOST_VERDICTS }) };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ManifestError(`${file}: cannot be read: ${(error as Error).message}`);
  }
}

function hasOtherwise({ normalized, verdicts }: Documents, text: string): boolean {
  const known = verdicts.get(text);
  if (known !== undefined) return known;
  const found = normalized.has(normalize(text));
  if (text.length <= LONGEST_REMEMBERED) verdicts.set(text, found);
  return found;
}

function normalize(text: string): string {
  try {
    // What no client of ours would write need not be read to its end.
    return normalizeText(parse(text, { maxTokens: 50_000 }));
  } catch {
    return '';
  }
}
