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
  /** Undefined without manifests. */
  readonly trusted: TrustedDocuments | undefined;
  /** Undefined if clients may not register operations. */
  readonly automatic: AutomaticDocuments | undefined;
  /** Whether an operation can be parsed. */
  isReadable(request: GraphqlRequest): boolean;
  /** Called once per text that is in no manifest, in mode `log`. */
  onUnknown(request: GraphqlRequest, context: RequestContext): void;
}

/** Maximum number of reported texts to remember; limits memory in a flood of new ones. */
const MAX_REPORTED = 10_000;
const MAX_REPORTED_LENGTH = 16_384;

/** Resolves persisted documents, and checks which documents may be executed. */
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

/** The document id of a request. */
interface DocumentName {
  readonly id: string;
  /** Whether it is a hash that clients may register. */
  readonly automatic: boolean;
  /** Version of the automatic persisted queries protocol. */
  readonly version?: unknown;
}

/** Executes a text if it is allowed. */
function runner({ mode, trusted, onUnknown }: DocumentsOptions, next: Handle): Handle {
  if (mode === 'off') return next;
  if (mode === 'ids') return () => refusals.idRequired();
  if (mode === 'allow-list') {
    return (request, context) => (trusted?.has(request.query) ? next(request, context) : refusals.notInSafelist());
  }
  const reported = new LRUCache<string, true>({ max: MAX_REPORTED });
  return (request, context) => {
    const { query } = request;
    if (!trusted?.has(query) && query.length <= MAX_REPORTED_LENGTH && !reported.has(query)) {
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
      // Do not register a text that cannot be parsed.
      if (isReadable(request)) automatic.register(id, query);
      return run(request, context);
    }
    const found = automatic.textOf(id);
    const proceed = (registered: string | undefined) =>
      registered === undefined ? refusals.notFound() : run(withText(request, registered), context);
    return found instanceof Promise ? found.then(proceed) : proceed(found);
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
