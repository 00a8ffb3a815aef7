import { type GraphqlRequest, type Handle, refuseStream, withExtensions } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import { readBodyRequest } from './read-request.ts';

const NO_REQUEST = '{"errors":[{"message":"Not a GraphQL request.","extensions":{"code":"BAD_REQUEST"}}]}';

/**
 * Answers an array of operations with an array, each with a context of its own; they run side by side. What is said
 * beside one of the answers as status cannot be said of all, headers are those of the last that has them.
 *
 * @throws what a context throws: then the whole request is refused
 */
export async function answerBatch(
  entries: readonly unknown[],
  handle: Handle,
  createContext: () => RequestContext | Promise<RequestContext>,
): Promise<{ readonly text: string; readonly headers: Record<string, string> }> {
  const contexts = await Promise.all(entries.map(() => createContext()));
  const texts = await Promise.all(
    entries.map((entry, i) => {
      const request = readBodyRequest(entry);
      return request ? answerOne(request, contexts[i]!, handle) : NO_REQUEST;
    }),
  );
  return { text: `[${texts.join(',')}]`, headers: Object.assign({}, ...contexts.map(({ notes }) => notes.headers)) };
}

async function answerOne(request: GraphqlRequest, context: RequestContext, handle: Handle): Promise<string> {
  const text = refuseStream(await handle(request, context));
  const { extensions } = context.notes;
  return extensions ? withExtensions(text, extensions) : text;
}
