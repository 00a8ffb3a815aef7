/** One error code as clients meet it. */
export interface CatalogueEntry {
  /** The HTTP status of a request that is refused with it. Beside data the response is 200. */
  readonly status: number;
  /** What a client reads where nothing more can be said; it tells nothing of what is inside. */
  readonly message: string;
  /** When it happens, and what the client or the operator can do; one sentence or two. */
  readonly when: string;
}

/**
 * Every code in `errors[].extensions.code` that the gateway and its subgraphs answer with. Codes that Apollo Server,
 * Apollo Router and the federation specification define keep their names. docs/errors.md is written from this.
 */
export const ERROR_CATALOGUE = {
  // The request cannot be read.
  BAD_REQUEST: {
    status: 400,
    message: 'Not a GraphQL request.',
    when: 'The HTTP request is not one of GraphQL: no query, a body that is not JSON, a page of another site could have sent it.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    message: 'The body of the request is too large.',
    when: 'The body is larger than `limits.body`.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: 'The content type of the request is not supported.',
    when: 'A GET names a content type other than application/json.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    message: 'Found an Accept header without application/json',
    when: 'The `Accept` header has no media type that the gateway answers with.',
  },
  NOT_FOUND: {
    status: 404,
    message: 'Not found.',
    when: 'The thing that the request names does not exist: an event stream, or an entity that a mutation changes.',
  },
  BATCH_LIMIT_EXCEEDED: {
    status: 400,
    message: 'Too many operations in one request.',
    when: 'A JSON array has more operations than `limits.batch`.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    message: 'The operation could not be read.',
    when: 'The text is not GraphQL; `locations` points at the place.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    message: 'The operation is not valid on the schema.',
    when: 'A field, argument or type is not in the schema, or a rule of the specification is broken.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    message: 'Unknown operation.',
    when: 'The document has several operations and no `operationName`, or none of that name.',
  },
  BAD_USER_INPUT: {
    status: 400,
    message: 'A variable or an argument is wrong.',
    when: 'A variable or an argument has a wrong value; `extensions.argument` names it where it is known.',
  },
  INTROSPECTION_DISABLED: {
    status: 400,
    message: 'Introspection is disabled: __schema and __type cannot be queried',
    when: '`http.introspection` is off, which it is in production.',
  },
  MUTATION_NOT_ACCEPTED: {
    status: 400,
    message: 'A mutation is sent by POST',
    when: 'A subgraph got a mutation by GET.',
  },
  SUBSCRIPTION_NOT_ACCEPTED: {
    status: 400,
    message: 'A subscription is answered as a stream',
    when: 'The client accepts no stream: use WebSocket, text/event-stream or multipart/mixed.',
  },
  STREAM_NOT_ACCEPTED: {
    status: 400,
    message: 'This transport does not support streamed responses.',
    when: 'A subscription or an answer in parts stands in a batch, or where only one answer can be given.',
  },

  // The caller.
  UNAUTHENTICATED: {
    status: 401,
    message: 'A valid token is required.',
    when: 'No token, or one that is expired, malformed or of an unknown issuer. Ends streams whose token expires.',
  },
  FORBIDDEN: {
    status: 403,
    message: 'The token does not allow this.',
    when: 'The token lacks a role or a scope that a mutation or a field needs.',
  },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    status: 403,
    message: 'Not authorized to access this field',
    when: 'A field guarded by @authenticated, @requiresScopes or @policy; it is null, or the operation is refused with `authorization.mode: reject`.',
  },
  KEYS_UNAVAILABLE: {
    status: 503,
    message: "The issuer's keys cannot be fetched; try again.",
    when: 'A token cannot be verified because the issuer at `JWKS_URL` does not answer.',
  },
  SIGNATURE_REFUSED: {
    status: 401,
    message: 'The request is not signed by a gateway.',
    when: 'A subgraph with `signingSecret` got a request without a valid, fresh signature.',
  },

  // Persisted documents.
  PERSISTED_QUERY_NOT_FOUND: {
    status: 200,
    message: 'PersistedQueryNotFound',
    when: 'The hash is not registered yet: the client sends hash and text together, then the hash alone.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 200,
    message: 'PersistedQueryNotSupported',
    when: '`persistedDocuments.automatic` is off: the client sends the text.',
  },
  PERSISTED_QUERY_NOT_IN_LIST: {
    status: 404,
    message: 'Persisted query not found in the persisted query list',
    when: 'No manifest has a document of this id.',
  },
  PERSISTED_QUERY_ID_REQUIRED: {
    status: 400,
    message:
      'This endpoint does not allow freeform GraphQL requests; operations must be sent by ID in the persisted queries GraphQL extension.',
    when: '`persistedDocuments.mode` is `ids` and the request has a text.',
  },
  QUERY_NOT_IN_SAFELIST: {
    status: 403,
    message: 'The operation body was not found in the persisted query safelist',
    when: '`persistedDocuments.mode` is `allow-list` and no manifest has the text.',
  },
  CANNOT_SEND_PQ_ID_AND_BODY: {
    status: 400,
    message: 'Sending a persisted query ID and a body in the same request is disallowed',
    when: 'An id of a manifest came with another text.',
  },

  // Limits.
  MAX_TOKENS_LIMIT: {
    status: 400,
    message: 'Token limit exceeded',
    when: 'The text has more tokens than `limits.tokens`.',
  },
  MAX_DEPTH_LIMIT: {
    status: 400,
    message: 'The operation is too deep.',
    when: 'Fields nest deeper than `limits.depth`.',
  },
  MAX_HEIGHT_LIMIT: {
    status: 400,
    message: 'The operation has too many fields.',
    when: 'The operation has more fields than `limits.height`, fragments counted where used.',
  },
  MAX_ALIASES_LIMIT: {
    status: 400,
    message: 'The operation has too many aliases.',
    when: 'The operation has more aliases than `limits.aliases`.',
  },
  MAX_ROOT_FIELDS_LIMIT: {
    status: 400,
    message: 'The operation has too many root fields.',
    when: 'The operation has more root fields than `limits.rootFields`.',
  },
  MAX_DIRECTIVES_LIMIT: {
    status: 400,
    message: 'The operation has too many directives.',
    when: 'The operation has more directives than `limits.directives`.',
  },
  MAX_LIST_NESTING_LIMIT: {
    status: 400,
    message: 'The operation nests too many lists.',
    when: 'Lists nest deeper than `limits.listNesting`.',
  },
  MAX_PAGE_SIZE_LIMIT: {
    status: 400,
    message: 'A page is too large.',
    when: '`first` or `last` is larger than `limits.pageSize`.',
  },
  COST_ESTIMATED_TOO_EXPENSIVE: {
    status: 400,
    message: 'The operation is estimated to cost too much.',
    when: 'The estimated cost is above `demandControl.max`; ask for fewer items or fields.',
  },
  COST_QUERY_PARSE_FAILURE: {
    status: 400,
    message: 'The cost of the operation cannot be estimated.',
    when: 'A value that the cost depends on has a wrong form.',
  },
  RATE_LIMITED: {
    status: 429,
    message: 'Too many requests; try again later.',
    when: 'A policy of `rateLimits.policies` is used up; `Retry-After` and `extensions.retryAfter` say for how long.',
  },

  // Planning and subgraphs.
  OPERATION_PLANNING_FAILED: {
    status: 400,
    message: 'The operation could not be planned',
    when: 'The planner failed or took too long; the log has the reason.',
  },
  FIELD_UNREACHABLE: {
    status: 400,
    message: 'No subgraph can resolve a field.',
    when: 'The schema allows a field that no subgraph can resolve from there.',
  },
  FIELD_NOT_BROUGHT: {
    status: 502,
    message: 'No subgraph resolved the field.',
    when: 'A subgraph left out a field that it was asked for.',
  },
  INVALID_SUBGRAPH_RESPONSE: {
    status: 502,
    message: 'A subgraph answered with a wrong value.',
    when: 'A value does not fit its type in the supergraph, such as text where an Int is declared.',
  },
  DOWNSTREAM_SERVICE_ERROR: {
    status: 502,
    message: 'A subgraph reported an error.',
    when: 'A subgraph answered with an error that has no code of its own.',
  },
  SUBREQUEST_HTTP_ERROR: {
    status: 502,
    message: 'A subgraph could not be reached.',
    when: 'No connection to a subgraph, or an answer that is neither 2xx nor GraphQL.',
  },
  SUBREQUEST_TIMEOUT: {
    status: 504,
    message: 'A subgraph did not answer in time.',
    when: 'No complete answer of a subgraph within `traffic.timeout`.',
  },
  SUBREQUEST_MALFORMED_RESPONSE: {
    status: 502,
    message: 'A subgraph gave a malformed answer.',
    when: 'A subgraph answered with something that is not a GraphQL response.',
  },
  SUBREQUEST_RESPONSE_TOO_LARGE: {
    status: 502,
    message: 'A subgraph gave an answer that is too large.',
    when: "A subgraph's answer is larger than `traffic.maxResponse`.",
  },
  SUBREQUEST_CANCELLED: {
    status: 499,
    message: 'Request cancelled: the client disconnected',
    when: 'The client went away while a subgraph was being asked.',
  },
  SUBREQUEST_FAILED: {
    status: 500,
    message: 'A subgraph failed.',
    when: 'A subgraph in the same process threw outside its resolvers.',
  },
  SUBGRAPH_CIRCUIT_OPEN: {
    status: 503,
    message: 'A subgraph is not available at the moment.',
    when: 'A subgraph failed too often; its circuit breaker is open (`traffic.circuitBreaker`).',
  },
  SUBGRAPH_OVERLOADED: {
    status: 503,
    message: 'A subgraph is overloaded; try again.',
    when: 'Too many requests to a subgraph are in flight and waiting (`traffic.concurrency`, `traffic.queue`).',
  },
  CONFLICT: {
    status: 409,
    message: 'The request conflicts with the state of the data.',
    when: 'What a mutation changes has changed meanwhile, or is taken.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    message: 'Internal server error',
    when: 'A fault of the gateway or of a subgraph; the log has it under the `x-request-id` of the response.',
  },

  // Streams.
  SUBSCRIPTION_LIMIT: {
    status: 400,
    message: 'Too many subscriptions are open.',
    when: 'The client or the process has as many streams open as `subscriptions.maxPerClient` or `maxTotal` allow.',
  },
  SUBSCRIPTION_RESUME_TOO_OLD: {
    status: 410,
    message: 'The subscription cannot resume after this event any more.',
    when: 'The event in `extensions.resume.after` is older than `subscriptions.resumeWindow`: subscribe anew and read what was missed.',
  },
  SUBSCRIPTION_SERVER_SHUTDOWN: {
    status: 503,
    message: 'The server is stopping; subscribe again',
    when: 'The process ends: the client subscribes again.',
  },
  SUBSCRIPTION_SCHEMA_RELOAD: {
    status: 503,
    message: 'The schema has changed; subscribe again',
    when: 'A new supergraph is served: the client subscribes again.',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CATALOGUE, code);
}
