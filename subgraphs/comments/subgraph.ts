import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { type Context, createLoaders, createSharedReads } from './loaders.ts';
import type { CommentRepository } from './repository.ts';
import { references, resolvers } from './resolvers.ts';
import { createThreadWriter } from './thread-writer.ts';

export { COMMENT_COLLECTIONS, createCommentRepository } from './repository.ts';
export { seedComments } from './seed.ts';

const COMMENTS_SCHEMA_URL = new URL('schema.graphql', import.meta.url);

export interface CommentsSubgraphDependencies {
  readonly repository: CommentRepository;
  /** @default the system's clock */
  readonly now?: () => Date;
}

export function createCommentsSubgraph(dependencies: CommentsSubgraphDependencies): Subgraph<Context> {
  const { repository, now = () => new Date() } = dependencies;
  const shared = createSharedReads(repository);
  const writer = createThreadWriter(repository, now);
  return {
    name: 'comments',
    schema: createSubgraphSchema<Context>({ schemaUrl: COMMENTS_SCHEMA_URL, resolvers, references }),
    createContext: scope => ({ ...scope, loaders: createLoaders(shared), writer, now }),
  };
}
