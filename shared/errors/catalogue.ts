/** An error code that clients may receive. */
export interface CatalogueEntry {
  /** The HTTP status of a request that is refused with it. A response with data is 200. */
  readonly status: number;
  /** The default message for clients; reveals no internals. */
  readonly message: string;
  /** When it occurs, and what the client or the operator can do; one or two sentences. */
  readonly when: string;
}

/**
 * Every code that the gateway and its subgraphs return in `errors[].extensions.code`. Codes that Apollo Server, Apollo
 * Router and the federation specification define keep their names. docs/errors.md is generated from it.
 */
export const ERROR_CATALOGUE = {
  // The request cannot be read.
  BAD_REQUEST: {
    status: 400,
    message: 'Not a GraphQL request.',
    when: 'The HTTP request is not a GraphQL request: no query, a body that is not JSON; or it could be a cross-site request.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    message: 'The body of the request is too large.',
    when: 'The body is larger than `limits.body`, as it is sent or decoded.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    message: 'The request was not sent in time.',
    when: 'The headers or the whole request took longer than `connections.headersTimeout` or `requestTimeout`; the connection is closed.',
  },
  REQUEST_HEADERS_TOO_LARGE: {
    status: 431,
    message: 'The headers of the request are too large.',
    when: 'The headers are larger than 16 KiB, or there are more than 2,000 of them.',
  },
  TOO_MANY_CONNECTIONS: {
    status: 429,
    message: 'Too many connections or unfinished requests from this address; try again later.',
    when: 'A client address has as many connections, event streams or pipelined requests open as `connections.maxPerAddress` allows, or bodies and unread responses as large as `connections.bodiesPerAddress` and `unreadPerAddress`.',
  },
  SERVER_OVERLOADED: {
    status: 503,
    message: 'The server is overloaded; try again later.',
    when: 'Clients together have as many connections open as `connections.max` allows, or bodies and unread responses as large as `connections.bodies` and `unread`.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    message: 'The method is not allowed: GraphQL is asked by GET or POST',
    when: 'A request to the GraphQL endpoint has another method.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: 'The content type or encoding of the request is not supported.',
    when: 'The body has a content type or a `Content-Encoding` that is not supported; or a GET request has a content type other than application/json.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    message:
      'Found an Accept header without application/json, application/graphql-response+json, text/event-stream and multipart/mixed',
    when: 'The `Accept` header allows no media type that the gateway can answer with.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    message: 'Pages of this origin may not ask.',
    when: 'The CORS preflight or the WebSocket of a page whose origin is not in `http.corsOrigins`; outside production, those of `localhost` are allowed.',
  },
  NOT_FOUND: {
    status: 404,
    message: 'Not found.',
    when: 'The event stream, or the entity to change, does not exist.',
  },
  BATCH_LIMIT_EXCEEDED: {
    status: 400,
    message: 'Too many operations in one request.',
    when: 'A batch has more operations than `limits.batch`.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    message: 'The operation could not be read.',
    when: 'The text is not GraphQL; `locations` has the position.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    message: 'The operation is not valid on the schema.',
    when: 'A field, argument or type is not in the schema, or a validation rule of the specification is violated.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    message: 'Unknown operation.',
    when: 'The document has several operations and no `operationName`, or none of that name.',
  },
  BAD_USER_INPUT: {
    status: 400,
    message: 'A variable or an argument is wrong.',
    when: 'A variable or an argument has an invalid value; `extensions.argument` names it if it is known.',
  },
  INTROSPECTION_DISABLED: {
    status: 400,
    message: 'Introspection is disabled: __schema and __type cannot be queried',
    when: '`http.introspection` is off, as it is in production by default.',
  },
  MUTATION_NOT_ACCEPTED: {
    status: 400,
    message: 'Mutations must be sent by POST',
    when: 'A subgraph received a mutation by GET.',
  },
  SUBSCRIPTION_NOT_ACCEPTED: {
    status: 400,
    message: 'Subscriptions require a streamed response',
    when: 'The client accepts no stream: use WebSocket, text/event-stream or multipart/mixed.',
  },
  STREAM_NOT_ACCEPTED: {
    status: 400,
    message: 'This transport does not support streamed responses.',
    when: 'A subscription or an incremental response in a batch, or over a transport that supports single responses only.',
  },

  // The caller.
  UNAUTHENTICATED: {
    status: 401,
    message: 'A valid token is required.',
    when: 'No token, where a field or a mutation needs one; or a token that is expired, malformed or of an unknown issuer. Ends streams whose token expires. `extensions.missingScopes` names the scopes that the token must have.',
  },
  FORBIDDEN: {
    status: 403,
    message: 'The token does not allow this.',
    when: 'The token lacks a role, a policy or a scope that a field or a mutation needs; `extensions.missingScopes` names the scopes. The field is null, or the operation is refused if `authorization.mode` is `reject`.',
  },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    status: 403,
    message: 'Not authorized to access this field',
    when: 'Instead of UNAUTHENTICATED and FORBIDDEN for fields guarded by @authenticated, @requiresScopes or @policy, if `authorization.codes` is `router`.',
  },
  KEYS_UNAVAILABLE: {
    status: 503,
    message: "The issuer's keys cannot be fetched; try again.",
    when: 'A token cannot be verified because the keys at `JWKS_URL` cannot be fetched.',
  },
  SIGNATURE_REFUSED: {
    status: 401,
    message: 'The request is not signed by a gateway.',
    when: 'A subgraph with `signingSecret` received a request without a valid, fresh signature.',
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
    when: 'No manifest has a document with this id.',
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
    when: 'A request has a manifest id together with a different text.',
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
    when: 'The operation has more fields than `limits.height`, with fragments counted at each use.',
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
    when: 'The estimated cost exceeds `demandControl.max`; request fewer items or fields.',
  },
  COST_QUERY_PARSE_FAILURE: {
    status: 400,
    message: 'The cost of the operation cannot be estimated.',
    when: 'A value that the cost depends on is malformed.',
  },
  RATE_LIMITED: {
    status: 429,
    message: 'Too many requests; try again later.',
    when: 'The quota of a policy in `rateLimits.policies` is exhausted; `Retry-After` and `extensions.retryAfter` have the time to wait.',
  },

  // Planning and subgraphs.
  OPERATION_PLANNING_FAILED: {
    status: 500,
    message: 'The operation could not be planned',
    when: 'The planner failed or timed out; the log has the reason.',
  },
  FIELD_UNREACHABLE: {
    status: 500,
    message: 'No subgraph can resolve a field.',
    when: 'The schema allows a field that no subgraph can resolve at this position.',
  },
  FIELD_NOT_BROUGHT: {
    status: 502,
    message: 'No subgraph resolved the field.',
    when: 'A subgraph omitted a requested field.',
  },
  INVALID_SUBGRAPH_RESPONSE: {
    status: 502,
    message: 'A subgraph answered with a wrong value.',
    when: 'A value does not match its type in the supergraph, such as a string for an Int.',
  },
  DOWNSTREAM_SERVICE_ERROR: {
    status: 502,
    message: 'A subgraph reported an error.',
    when: 'A subgraph returned an error without a code.',
  },
  SUBREQUEST_HTTP_ERROR: {
    status: 502,
    message: 'A subgraph could not be reached.',
    when: 'No connection to a subgraph, or a response that is neither 2xx nor GraphQL.',
  },
  SUBREQUEST_TIMEOUT: {
    status: 504,
    message: 'A subgraph did not answer in time.',
    when: 'No complete response from a subgraph within `traffic.timeout`.',
  },
  SUBREQUEST_MALFORMED_RESPONSE: {
    status: 502,
    message: 'A subgraph gave a malformed answer.',
    when: 'The response of a subgraph is not a GraphQL response.',
  },
  SUBREQUEST_RESPONSE_TOO_LARGE: {
    status: 502,
    message: 'A subgraph gave an answer that is too large.',
    when: "A subgraph's response is larger than `traffic.maxResponse`.",
  },
  SUBREQUEST_CANCELLED: {
    status: 499,
    message: 'Request cancelled: the client disconnected',
    when: 'The client disconnected while a subgraph request was in flight.',
  },
  SUBREQUEST_REFUSED: {
    status: 500,
    message: 'A request to a subgraph was refused.',
    when: 'A plugin refused a subgraph request, or failed on it; seen only in later parts of an incremental response.',
  },
  SUBREQUEST_FAILED: {
    status: 500,
    message: 'A subgraph failed.',
    when: 'An embedded subgraph threw an error outside its resolvers.',
  },
  SUBGRAPH_CIRCUIT_OPEN: {
    status: 503,
    message: 'A subgraph is not available at the moment.',
    when: 'A subgraph failed too often; its circuit breaker is open (`traffic.circuitBreaker`).',
  },
  SUBGRAPH_OVERLOADED: {
    status: 503,
    message: 'A subgraph is overloaded; try again.',
    when: 'Too many requests to a subgraph are in flight and queued (`traffic.concurrency`, `traffic.queue`).',
  },
  CONFLICT: {
    status: 409,
    message: 'The request conflicts with the state of the data.',
    when: 'The data has been changed by someone else in the meantime, or a unique value is taken.',
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
    when: 'The event in `extensions.resume.after` is older than `subscriptions.resumeWindow`: subscribe again and fetch what was missed.',
  },
  SUBSCRIPTION_SERVER_SHUTDOWN: {
    status: 503,
    message: 'The server is stopping; subscribe again',
    when: 'The process shuts down: the client subscribes again.',
  },
  SUBSCRIPTION_SCHEMA_RELOAD: {
    status: 503,
    message: 'The schema has changed; subscribe again',
    when: 'A new supergraph is served: the client subscribes again.',
  },
  PREVIEW_INVALID: {
    status: 403,
    message: 'The preview is not valid.',
    when: 'The token of `articlePreview` has expired, was altered, or all previews were ended. An editor makes another by `createPreview`.',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CATALOGUE, code);
}
