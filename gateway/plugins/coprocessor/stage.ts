import type { RequestEvent } from '../events.ts';
import type { CoprocessorClient, StagePayload, StageReply } from './client.ts';
import type { Coprocessor, Part, StageName, StageParts } from './options.ts';
import { entriesFor, takeEntries } from './stage-context.ts';

/** All that could be sent at a stage; the options decide what is. */
export type StageFacts = Omit<StagePayload, 'stage' | 'id' | 'context' | 'sdl'>;

/** One stage of a request, ready to be called. */
export interface Stage {
  readonly name: StageName;
  /** @throws Error when the coprocessor fails; entries that it gave are in the request's context otherwise */
  call(event: Pick<RequestEvent, 'requestId' | 'context'>, facts: StageFacts): Promise<StageReply>;
}

const FIELDS: Readonly<Record<keyof StageFacts, Part | undefined>> = {
  headers: 'headers',
  body: 'body',
  path: 'path',
  method: 'method',
  uri: 'uri',
  serviceName: 'service_name',
  subgraphRequestId: 'subgraph_request_id',
  statusCode: 'status_code',
  // Says what the body is, and is sent whatever else is.
  hasNext: undefined,
};

/** @param sdl the supergraph that is served */
export function openStage(
  name: StageName,
  { stages }: Pick<Coprocessor, 'stages'>,
  client: CoprocessorClient,
  sdl: () => string,
): Stage | undefined {
  const parts = stages.get(name);
  if (!parts) return undefined;
  return {
    name,
    async call(event, facts) {
      const entries = entriesFor(event, parts.context);
      const reply = await client.call({
        stage: name,
        id: event.requestId,
        ...(parts.sdl && { sdl: sdl() }),
        ...chosen(facts, parts),
        ...(entries && { context: { entries } }),
      });
      takeEntries(event, reply.entries);
      return reply;
    },
  };
}

function chosen(facts: StageFacts, parts: StageParts): StageFacts {
  const isSent = (field: keyof StageFacts) => {
    const part = FIELDS[field];
    return part === undefined || parts[part] === true;
  };
  return Object.fromEntries(Object.entries(facts).filter(([field]) => isSent(field as keyof StageFacts)));
}
