import { PluginContext } from '../request/plugin-context.ts';
import type { RequestContext, RequestHeaders } from '../request/request-context.ts';
import type { CallerEvent } from './events.ts';

/** The fields that all events of a request have. */
export class CallerState implements CallerEvent {
  readonly requestId: string;
  readonly ip: string;
  readonly transport: CallerEvent['transport'];
  readonly identity: CallerEvent['identity'];
  readonly client: CallerEvent['client'];
  readonly context: PluginContext;
  headers: RequestHeaders;

  constructor(context: RequestContext) {
    this.requestId = context.requestId;
    this.ip = context.ip;
    this.transport = context.transport;
    this.identity = context.identity;
    this.client = context.client;
    this.headers = context.headers;
    // The gateway's own requests, such as health checks of subgraphs, have no plugin context.
    this.context = context.pluginContext ?? new PluginContext();
  }
}
