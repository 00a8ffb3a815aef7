import { responseText } from '../request/gateway-answer.ts';
import type { Handle } from '../request/pipeline.ts';
import { refusal, refuseStream } from '../request/refusal.ts';
import type { RequestContext } from '../request/request-context.ts';
import { readBodyRequest } from './read-request.ts';

/**
 * Answers an array of operations with an array, each with a context of its own; they run side by side. The status of one
 * answer cannot be that of all; of headers the last ones stay.
 *
 * @throws what a context throws: then the whole request is refused
 */
export async function answerBatch(
  entries: readonly unknown[],
  handle: Handle,
  createContext: () => RequestContext | Promise<RequestContext>,
): Promise<{ readonly text: string; readonly headers: Record<string, string> }> {
  const contexts = await Promise.all(entries.map(() => createContext()));
  const answers = await Promise.all(
    entries.map(async (entry, i) => {
      const request = readBodyRequest(entry);
      return request ? refuseStream(await handle(request, contexts[i]!)) : refusal('BAD_REQUEST');
    }),
  );
  return {
    text: `[${answers.map(responseText).join(',')}]`,
    headers: Object.assign({}, ...answers.map(({ headers }) => headers)),
  };
}
