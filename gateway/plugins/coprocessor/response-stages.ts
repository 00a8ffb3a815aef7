import type { AnswerChange, PluginHooks } from '../events.ts';
import { checkedResponse, jsonIn, listsOf, responseHeaders, withoutType } from './bodies.ts';
import type { StageReply } from './client.ts';
import type { Stage } from './stage.ts';

/**
 * `ExecutionResponse`, `SupergraphResponse` and then `RouterResponse`, in `onAnswer`. Called without a body for the start
 * of a stream. Events of subscriptions have calls of their own; later parts of incremental responses have none.
 */
export function answerResponse(stages: readonly Stage[]): NonNullable<PluginHooks['onAnswer']> {
  return async event => {
    let change: AnswerChange = {};
    if (event.kind === 'stream') {
      for (const stage of stages) {
        const headers = listsOf({ ...event.responseHeaders, ...change.headers });
        const reply = await stage.call(event, { headers, statusCode: 200, hasNext: true });
        if (reply.headers) change = { ...change, headers: withoutType(responseHeaders(reply.headers)) };
      }
      return change;
    }
    let body: object = {
      ...(event.data !== undefined && { data: event.data }),
      ...(event.errors.length > 0 && { errors: event.errors }),
      ...(event.extensions && { extensions: event.extensions }),
    };
    for (const stage of stages) {
      const reply = await stage.call(event, {
        headers: listsOf({ 'content-type': 'application/json', ...event.responseHeaders, ...change.headers }),
        body: stage.name === 'RouterResponse' ? JSON.stringify(body) : body,
        statusCode: change.status ?? event.status,
      });
      const { breakWith, headers } = reply;
      const given = bodyOf(stage, reply);
      if (given) {
        body = given;
        change = { ...change, errors: [], ...given };
      }
      if (headers) change = { ...change, headers: withoutType(responseHeaders(headers)) };
      if (breakWith !== undefined) change = { ...change, status: breakWith };
    }
    return change;
  };
}

/** The same stages for each event of a subscription. */
export function eventResponse(stages: readonly Stage[]): NonNullable<PluginHooks['onSubscriptionEvent']> {
  return async event => {
    let payload = event.payload;
    for (const stage of stages) {
      const body = stage.name === 'RouterResponse' ? JSON.stringify(payload) : payload;
      payload = bodyOf(stage, await stage.call(event, { body, hasNext: true })) ?? payload;
    }
    return payload === event.payload ? undefined : { payload };
  };
}

function bodyOf(stage: Stage, { body }: StageReply) {
  if (body === undefined) return undefined;
  return checkedResponse(stage.name === 'RouterResponse' && typeof body === 'string' ? jsonIn(body) : body);
}
