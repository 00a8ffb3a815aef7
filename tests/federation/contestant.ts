import type { ExecutionResult, GraphQLSchema } from 'graphql';

/** One subgraph as a gateway gets it. */
export interface OfferedSubgraph {
  name: string;
  sdl: string;
  /** The executable schema, for a gateway that calls it in process. */
  schema: GraphQLSchema;
  /** Its URL (POST, JSON); only when the contestant uses `http`. */
  url: string;
}

export interface GatewayRequest {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
}

export interface RunningGateway extends AsyncDisposable {
  /** Runs a request and returns what a client would see; a refused one has errors and no data. Does not throw. */
  execute(request: GatewayRequest): Promise<ExecutionResult>;
}

/** A gateway under test. */
export interface Contestant {
  name: string;
  /** `http`: the subgraphs are served on 127.0.0.1 and the supergraph names those URLs. */
  transport: 'embedded' | 'http';
  start(supergraphSdl: string, subgraphs: OfferedSubgraph[]): Promise<RunningGateway>;
}
