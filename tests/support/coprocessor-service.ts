import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of any shape
type Payload = any;
export type Answer = (payload: Payload, response: ServerResponse) => unknown;

/** A coprocessor that records its requests; `answer` returns the reply, with `control: 'continue'` by default. */
export async function startCoprocessor(answer: Answer, socket?: string) {
  const calls: Payload[] = [];
  const requests: IncomingMessage[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const payload = JSON.parse(text);
    calls.push(payload);
    requests.push(request);
    const { version, stage, id } = payload;
    const reply = await answer(payload, response);
    if (response.writableEnded || reply === SILENT) return;
    response.setHeader('content-type', 'application/json');
    response.end(
      typeof reply === 'string' ? reply : JSON.stringify({ version, stage, id, control: 'continue', ...(reply ?? {}) }),
    );
  });
  await new Promise<void>(resolve =>
    socket ? server.listen(socket, resolve) : server.listen(0, '127.0.0.1', resolve),
  );
  const url = socket ? `unix://${socket}` : `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?a=1`;
  return {
    url,
    calls,
    requests,
    stages: () => calls.map(({ stage }) => stage),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export const SILENT = Symbol('no answer at all');
