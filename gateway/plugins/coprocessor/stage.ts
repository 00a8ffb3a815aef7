import type { RequestEvent } from '../events.ts';
import type { CoprocessorClient, StagePayload, StageReply } from './client.ts';
import type { Coprocessor, Part, StageName, StageParts } from './options.ts';
import { entriesFor, mergeEntries } from './stage-context.ts';

/** Everything that may be sent at a stage; options select what is sent. */
export type StageFacts = Omit<StagePayload, 'stage' | 'id' | 'context' | 'sdl'>;

/** A stage at which the coprocessor is called. */
export interface Stage {
  readonly name: StageName;
  /** Calls the coprocessor, and merges its context entries. @throws Error if the call fails */
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
  // Always sent: it describes the body.
  hasNext: undefined,
};

/** @param sdl the current supergraph */
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
      mergeEntries(event, reply.entries);
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
