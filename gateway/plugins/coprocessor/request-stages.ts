import { parse } from 'graphql';
import { defineContextKey } from '../../request/plugin-context.ts';
import type { PluginHooks } from '../events.ts';
import {
  breakRefusal,
  checkedResponse,
  httpAnswer,
  jsonIn,
  listsOf,
  replacing,
  requestHeaders,
  responseOf,
} from './bodies.ts';
import { isMap } from './client.ts';
import type { Stage } from './stage.ts';
import { addFacts, clientFacts } from './stage-context.ts';

const METHOD = defineContextKey<string>('HTTP method');

/** `RouterRequest`, in `onHttpRequest`. */
export function routerRequest(stage: Stage | undefined): NonNullable<PluginHooks['onHttpRequest']> {
  return async event => {
    event.context.set(METHOD, event.method);
    if (!stage) return undefined;
    const sent = event.body === undefined ? undefined : JSON.stringify(event.body);
    const { breakWith, headers, body } = await stage.call(event, {
      headers: listsOf(event.headers),
      body: sent,
      path: event.url,
      method: event.method,
    });
    if (breakWith !== undefined) return httpAnswer(breakWith, body, headers);
    if (headers) {
      for (const [name, value] of Object.entries(replacing(event.headers, headers)))
        event.setRequestHeader(name, value);
    }
    if (body !== undefined && body !== sent) {
      const parsed = typeof body === 'string' ? jsonIn(body) : undefined;
      if (parsed === undefined) throw new TypeError('RouterRequest: expected the body as a JSON string');
      event.setBody(parsed);
    }
    return undefined;
  };
}

/** `SupergraphRequest` and then `ExecutionRequest`, in `onOperation`: both before planning. */
export function operationRequest(stages: readonly Stage[]): NonNullable<PluginHooks['onOperation']> {
  return async event => {
    const { operationName, operationType } = event;
    addFacts(event.context, {
      ...clientFacts(event),
      'apollo::supergraph::operation_name': operationName,
      'apollo::supergraph::operation_kind': operationType,
    });
    let { query, variables, headers: given } = event;
    for (const stage of stages) {
      const { breakWith, headers, body } = await stage.call(event, {
        headers: listsOf(given),
        body: { query, ...(operationName !== undefined && { operationName }), variables },
        method: event.context.get(METHOD) ?? 'POST',
      });
      if (breakWith !== undefined) return breakRefusal(breakWith, body, headers);
      if (headers) given = requestHeaders(headers);
      if (body === undefined) continue;
      if (!isMap(body)) throw new TypeError(`${stage.name}: expected the body as an object`);
      if (typeof body.query === 'string') query = body.query;
      if (isMap(body.variables)) variables = body.variables;
      if (body.operationName != null && body.operationName !== operationName) {
        throw new TypeError(`${stage.name}: operationName cannot be changed`);
      }
    }
    return {
      variables,
      headers: given,
      ...(query !== event.query && { document: parse(query) }),
    };
  };
}

/** `SubgraphRequest`, in `onSubgraphRequest`. */
export function subgraphRequest(stage: Stage): NonNullable<PluginHooks['onSubgraphRequest']> {
  return async event => {
    const { query, operationName, variables, extensions, url } = event;
    const { breakWith, headers, body, uri } = await stage.call(event, {
      headers: listsOf(event.requestHeaders),
      body: { query, operationName, variables, extensions },
      uri: url,
      method: 'POST',
      serviceName: event.subgraph,
      subgraphRequestId: subgraphRequestId(event),
    });
    if (breakWith !== undefined) return { response: responseOf(body) };
    if (body !== undefined && (!isMap(body) || (body.query !== undefined && body.query !== query))) {
      throw new TypeError('SubgraphRequest: query cannot be changed');
    }
    return {
      ...(headers && { headers: replacing(event.requestHeaders, headers) }),
      ...(uri !== undefined && { url: uri }),
      ...(isMap(body?.variables) && { variables: body.variables }),
      ...(isMap(body?.extensions) && { extensions: body.extensions }),
    };
  };
}

/** `SubgraphResponse`, in `onSubgraphResponse`. */
export function subgraphResponse(stage: Stage): NonNullable<PluginHooks['onSubgraphResponse']> {
  return async ({ request, data, errors, extensions, status, responseHeaders }) => {
    const { body } = await stage.call(request, {
      headers: listsOf(responseHeaders ?? {}),
      body: { data, errors, extensions },
      statusCode: status ?? 200,
      serviceName: request.subgraph,
      subgraphRequestId: subgraphRequestId(request),
    });
    if (body === undefined) return undefined;
    return { data: null, errors: [], ...checkedResponse(body) };
  };
}

const ids = new WeakMap<object, string>();

/** The same id for a request and its response. */
function subgraphRequestId(request: object): string {
  const id = ids.get(request) ?? crypto.randomUUID();
  ids.set(request, id);
  return id;
}
