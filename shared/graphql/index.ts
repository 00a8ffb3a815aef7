/**
 * The kit for building subgraphs: a federated schema with batch resolvers, batched reads, Relay connections, and errors
 * for clients.
 *
 * @module newsgraph/subgraph
 */
export type { Identity } from '../auth/identity.ts';
export { ERROR_CATALOGUE, type ErrorCode } from '../errors/catalogue.ts';
export { badInput, userError } from '../errors/errors.ts';
export { alignToKeys } from './align-to-keys.ts';
export {
  type Connection,
  connectionOf,
  cursorOf,
  type Page,
  type PageArguments,
  type PageRequest,
  pageOf,
  readPageArguments,
  type SortKey,
} from './connection.ts';
export { createGroupedReads, type GroupedReads, type GroupedReadsOptions, loadByShape } from './grouped-reads.ts';
export { createRequestReads, type RequestReads, type RequestReadsOptions } from './request-reads.ts';
export {
  type PositionedEvents,
  RESUME_POSITION,
  RESUME_TOKEN,
  type ResumableEvent,
  type ResumePoint,
} from './resumption.ts';
export { DateTime, Url } from './scalars.ts';
export { type Selections, selectedFields } from './selected-fields.ts';
export {
  type ChangeWatcher,
  createSubgraphSchema,
  type MaybePromise,
  type ReadTracker,
  type Reference,
  type RequestScope,
  type ResolveBatch,
  type ResolveReferences,
  type Subgraph,
  type SubgraphSchemaOptions,
} from './subgraph.ts';
export { type Load, type LoaderReads, READS_NOTHING, type ReadTags, trackReads } from './track-reads.ts';
export { type FileUpload, PendingFile, Upload } from './upload.ts';
