import { OperatorError } from '../../shared/errors/operator-error.ts';

/** A graph that import can write to: one in this process, or one at a URL. */
export interface GraphClient {
  execute<Data>(query: string, variables: Record<string, unknown>): Promise<GraphAnswer<Data>>;
}

export interface GraphAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: unknown } }[];
}

/** The graph cannot be reached or does not respond as one; the import stops. */
class GraphUnreachableError extends OperatorError {
  override readonly name = 'GraphUnreachableError';
}

const TIMEOUT_MS = 30_000;

/** @param tokenOf returns the token of one request */
export function createHttpGraphClient(endpoint: string, tokenOf: () => Promise<string>): GraphClient {
  return {
    async execute<Data>(query: string, variables: Record<string, unknown>): Promise<GraphAnswer<Data>> {
      const token = await tokenOf();
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch(error => {
        throw new GraphUnreachableError(`${endpoint} cannot be reached: ${error.cause?.message ?? error.message}`);
      });
      const text = await response.text();
      const answer = parseAnswer<Data>(text);
      if (answer) return answer;
      const start = text.slice(0, 80);
      throw new GraphUnreachableError(
        `${endpoint} answered ${response.status} without GraphQL: ${JSON.stringify(start)}`,
      );
    },
  };
}

function parseAnswer<Data>(text: string): GraphAnswer<Data> | undefined {
  try {
    const answer = JSON.parse(text) as GraphAnswer<Data> | null;
    return answer && (answer.data !== undefined || answer.errors !== undefined) ? answer : undefined;
  } catch {
    return undefined;
  }
}
