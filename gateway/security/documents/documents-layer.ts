import { LRUCache } from 'lru-cache';
import type { GatewayAnswered } from '../../request/gateway-answer.ts';
import type { GraphqlRequest, Handle, RequestLayer } from '../../request/pipeline.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Settings } from '../../settings/table.ts';
import type { AutomaticDocuments } from './automatic-documents.ts';
import { refusals } from './document-refusals.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

export interface DocumentsOptions {
  readonly mode: Settings['persistedDocuments']['mode'];
  /** Undefined where there are no manifests. */
  readonly trusted: TrustedDocuments | undefined;
  /** Undefined where clients may not register texts. */
  readonly automatic: AutomaticDocuments | undefined;
  /** Whether an operation can be read at all. */
  isReadable(request: GraphqlRequest): boolean;
  /** Told once of each text that no manifest has, in the mode `log`. */
  onUnknown(request: GraphqlRequest, context: RequestContext): void;
}

/** Texts that were reported; a flood of new ones must not fill the memory. */
const MOST_REPORTED = 10_000;
const LONGEST_REPORTED = 16_384;

/** Finds the text of documents that requests name, and lets through what may run. */
export function createDocumentsLayer(options: DocumentsOptions): RequestLayer {
  return next => {
    const run = runner(options, next);
    const byId = namedRunner(options, run, next);
    return (request, context) => {
      // The site's own requests, such as those of its feeds, are trusted.
      if (context.transport === 'local') return next(request, context);
      const name = nameOf(request);
      return name === undefined ? run(request, context) : byId(request, context, name);
    };
  };
}

/** How a request names its document. */
interface DocumentName {
  readonly id: string;
  /** Named by a hash that may be registered. */
  readonly automatic: boolean;
  /** Of the protocol that registers. */
  readonly version?: unknown;
}

/** Runs a text if it may run. */
function runner({ mode, trusted, onUnknown }: DocumentsOptions, next: Handle): Handle {
  if (mode === 'off') return next;
  if (mode === 'ids') return () => refusals.idRequired();
  if (mode === 'allow-list') {
    return (request, context) => (trusted?.has(request.query) ? next(request, context) : refusals.notInSafelist());
  }
  const reported = new LRUCache<string, true>({ max: MOST_REPORTED });
  return (request, context) => {
    const { query } = request;
    if (!trusted?.has(query) && query.length <= LONGEST_REPORTED && !reported.has(query)) {
      reported.set(query, true);
      onUnknown(request, context);
    }
    return next(request, context);
  };
}

type RunNamed = (
  request: GraphqlRequest,
  context: RequestContext,
  name: DocumentName,
) => GatewayAnswered | Promise<GatewayAnswered>;

function namedRunner(options: DocumentsOptions, run: Handle, next: Handle): RunNamed {
  const { mode, trusted, automatic, isReadable } = options;
  const onlyManifests = mode === 'ids';
  return (request, context, { id, automatic: mayRegister, version }) => {
    const { query } = request;
    const text = trusted?.textOf(id);
    if (text !== undefined) {
      if (query !== '' && query !== text && onlyManifests) return refusals.idAndBody();
      return next(query === text ? request : withText(request, text), context);
    }
    if (onlyManifests || (!mayRegister && query === '')) return refusals.notInList(id);
    if (!mayRegister) return run(request, context);
    if (!automatic) return query === '' ? refusals.notSupported() : run(request, context);
    if (version !== 1) return refusals.version();
    if (query !== '') {
      if (!automatic.matches(id, query)) return refusals.mismatch();
      // What cannot even be read is not worth keeping.
      if (isReadable(request)) automatic.keep(id, query);
      return run(request, context);
    }
    const found = automatic.textOf(id);
    const go = (registered: string | undefined) =>
      registered === undefined ? refusals.notFound() : run(withText(request, registered), context);
    return found instanceof Promise ? found.then(go) : go(found);
  };
}

function withText({ operationName, variables, extensions, documentId }: GraphqlRequest, query: string): GraphqlRequest {
  return { query, operationName, variables, extensions, documentId };
}

function nameOf({ documentId, extensions }: GraphqlRequest): DocumentName | undefined {
  if (typeof documentId === 'string' && documentId !== '') return { id: documentId, automatic: false };
  const persisted = extensions?.persistedQuery as { sha256Hash?: unknown; version?: unknown } | null | undefined;
  if (persisted == null) return undefined;
  return { id: String(persisted.sha256Hash), automatic: true, version: persisted.version };
}
