import type { PluginHooks } from '../events.ts';
import { definePlugin, type PluginFactory } from '../plugin.ts';
import { createClient } from './client.ts';
import { type Coprocessor, type CoprocessorOptions, readOptions, type StageName } from './options.ts';
import { operationRequest, routerRequest, subgraphRequest, subgraphResponse } from './request-stages.ts';
import { answerResponse, eventResponse } from './response-stages.ts';
import { openStage } from './stage.ts';

/**
 * Calls an external service at stages of each request, by version 1 of Apollo Router's coprocessor protocol
 * (https://www.apollographql.com/docs/graphos/routing/customization/coprocessor/reference), so that coprocessors written
 * for Apollo Router work unchanged.
 *
 * If a call fails (timeout, status other than 200, invalid reply), the request ends with INTERNAL_SERVER_ERROR, HTTP 500.
 */
const coprocessor: PluginFactory<CoprocessorOptions> = definePlugin<CoprocessorOptions, Coprocessor>({
  name: 'coprocessor',
  options: readOptions,
  setup(options) {
    const client = createClient(options);
    let sdl = '';
    const stage = (name: StageName) => openStage(name, options, client, () => sdl);
    const isUsed = <T>(one: T | undefined): one is T => one !== undefined;
    const router = stage('RouterRequest');
    const requests = [stage('SupergraphRequest'), stage('ExecutionRequest')].filter(isUsed);
    const responses = [stage('ExecutionResponse'), stage('SupergraphResponse'), stage('RouterResponse')].filter(isUsed);
    const [before, after] = [stage('SubgraphRequest'), stage('SubgraphResponse')];
    const needsMethod = [...options.stages.values()].some(({ method }) => method) && requests.length > 0;
    const hooks: PluginHooks = {
      onSupergraphChange(event) {
        sdl = event.sdl;
      },
      onStop: () => client.close(),
      ...((router || needsMethod) && { onHttpRequest: routerRequest(router) }),
      ...(requests.length > 0 && { onOperation: operationRequest(requests) }),
      ...(before && { onSubgraphRequest: subgraphRequest(before) }),
      ...(after && { onSubgraphResponse: subgraphResponse(after) }),
      ...(responses.length > 0 && {
        onAnswer: answerResponse(responses),
        onSubscriptionEvent: eventResponse(responses),
      }),
    };
    return hooks;
  },
});

export type { CoprocessorOptions } from './options.ts';
export default coprocessor;
