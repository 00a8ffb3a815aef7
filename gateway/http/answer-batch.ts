import { responseText } from '../request/gateway-answer.ts';
import type { Handle } from '../request/pipeline.ts';
import { refusal, refuseStream } from '../request/refusal.ts';
import type { RequestContext } from '../request/request-context.ts';
import { type ResponseHeaders, withHeaders } from '../request/response-headers.ts';
import { readBodyRequest } from './read-request.ts';

/**
 * Handles a batch: an array of operations, executed in parallel, each with its own context. The status of a single
 * response cannot apply to the batch. The last of duplicate headers wins, except for `set-cookie`: all cookies are set.
 *
 * @throws errors of a context: then the whole request is refused
 */
export async function answerBatch(
  entries: readonly unknown[],
  handle: Handle,
  createContext: () => RequestContext | Promise<RequestContext>,
): Promise<{ readonly text: string; readonly headers: ResponseHeaders }> {
  const contexts = await Promise.all(entries.map(() => createContext()));
  const answers = await Promise.all(
    entries.map(async (entry, i) => {
      const request = readBodyRequest(entry);
      return request ? refuseStream(await handle(request, contexts[i]!)) : refusal('BAD_REQUEST');
    }),
  );
  return {
    text: `[${answers.map(responseText).join(',')}]`,
    headers: answers.reduce<ResponseHeaders>((merged, { headers }) => withHeaders(merged, headers ?? {}), {}),
  };
}
