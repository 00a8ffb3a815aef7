import { expect } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import type { EmbeddedGraph } from './embedded-graph.ts';
import { reader } from './people.ts';
import { publishArticle } from './publish-article.ts';

export interface CommentPayload {
  readonly comment: Record<string, never> & { id: string; status: string; body: string | null };
  readonly errors: { readonly code: string; readonly field: string[] | null; readonly message: string }[];
  readonly clientMutationId: string | null;
}

let people = 0;
/** A user whom no rate limit has counted yet. */
export const newReader = () => reader(`reader-${people++}`);

export const codesOf = async (payload: Promise<CommentPayload>) => (await payload).errors.map(error => error.code);

export type CommentClient = ReturnType<typeof createCommentClient>;

/** Shorthands for what readers and moderators do with comments. */
export function createCommentClient(graph: EmbeddedGraph) {
  async function mutate(name: string, input: object, identity: Identity | undefined, fields = 'id status body') {
    // Only articles that everybody sees can be commented on.
    if (name === 'createComment') await publishArticle(graph.db, (input as { articleId: string }).articleId);
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { comment { ${fields} } errors { code field message } clientMutationId } }`;
    const { data, errors } = await graph.ask<Record<string, CommentPayload>>(query, { input }, identity);
    if (errors) throw errors[0];
    return data![name]!;
  }
  return {
    mutate,
    post: async (articleId: string, body = `Text ${people}`, who = newReader()) =>
      (await mutate('createComment', { articleId, body }, who)).comment,
    reply: async (parentId: string, who = newReader()) =>
      (await mutate('createCommentReply', { parentId, body: `Reply ${people}` }, who)).comment,
    async ask<Data>(query: string, variables: object = {}, identity?: Identity): Promise<Data> {
      const { data, errors } = await graph.ask<Data>(query, { ...variables }, identity);
      expect(errors).toBeUndefined();
      return data as Data;
    },
  };
}
