/** The formats that import reads. */
export const IMPORT_FORMATS = ['page', 'html', 'feed', 'ndjson'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

const BY_EXTENSION: Readonly<Record<string, ImportFormat>> = {
  txt: 'page',
  html: 'html',
  htm: 'html',
  rss: 'feed',
  atom: 'feed',
  xml: 'feed',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
};

/** Whether the name has an extension that import reads. */
export function isImportable(name: string): boolean {
  return Object.hasOwn(BY_EXTENSION, extensionOf(name));
}

const extensionOf = (name: string) => /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** Detects the format of a source by its file extension, otherwise by the start of its text. */
export function detectFormat(name: string, start: string): ImportFormat {
  const extension = extensionOf(name);
  const known = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  if (known) return known;
  const text = start.replace(/^\uFEFF/, '').trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:rss|feed|rdf:RDF)\b/i.test(text)) return 'feed';
  if (/^<(?:!doctype|html|head|body|!--)/i.test(text)) return 'html';
  return text.startsWith('{') ? 'ndjson' : 'page';
}
