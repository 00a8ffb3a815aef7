/** A CPU profile as V8 writes it (Chrome DevTools Protocol, `Profiler.Profile`). */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

/** The parts of the work, by the functions' files; the first that fits holds. */
const PARTS: readonly (readonly [part: string, files: RegExp])[] = [
  ['writing the answer', /gateway\/(execution\/write-|http\/encode-text)/],
  ['running subgraphs in this process', /gateway\/transport\/(embedded|direct-entities)/],
  ['asking subgraphs over HTTP', /gateway\/transport\/|node_modules\/undici|node:internal\/deps\/undici/],
  ['gathering and joining', /gateway\/execution\//],
  ['the way of a request through the gateway', /gateway\//],
  ['resolvers and loaders', /\/(subgraphs|shared)\/|node_modules\/dataloader/],
  ['repositories in memory', /tests\/bench\/data\//],
  [
    'HTTP server: Node and Fastify',
    /node:|node_modules\/(fastify|@fastify|find-my-way|secure-json-parse|pino|process-warning)/,
  ],
];
const SOCKETS = 'socket writes, to the kernel';
const GARBAGE = 'garbage collection';
const REST = 'the rest';

export const PART_TITLES: readonly string[] = [...PARTS.map(([part]) => part), SOCKETS, GARBAGE, REST];

const HELPERS =
  /^node:(buffer|url|querystring|internal\/(process\/task_queues|buffer|url|util|encoding|crypto|querystring))/;

/** What hands bytes to the kernel. */
const WRITES = /^(writev|write(Utf8|Latin1|Ascii|Ucs2)String|writeBuffer)$/;

/** The share of each part in the time in which the process did not wait. What is native or generated counts for its caller. */
export function partsOf({ nodes, samples, timeDeltas }: CpuProfile): Map<string, number> {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id] as const)));
  const known = new Map<number, string | undefined>();
  const partOf = (id: number): string | undefined => {
    const { functionName, url } = byId.get(id)!.callFrame;
    if (functionName === '(idle)') return undefined;
    if (functionName === '(garbage collector)') return GARBAGE;
    if (url === '' && WRITES.test(functionName)) return SOCKETS;
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const file = byId.get(at)!.callFrame.url;
      // Helpers of Node's work for who calls them; the queue of microtasks calls everybody.
      if (file === '' || HELPERS.test(file)) continue;
      const part = PARTS.find(([, files]) => files.test(file));
      if (part) return part[0];
    }
    return REST;
  };
  const times = new Map(PART_TITLES.map(part => [part, 0]));
  let total = 0;
  for (const [i, id] of samples.entries()) {
    if (!known.has(id)) known.set(id, partOf(id));
    const part = known.get(id);
    if (part === undefined) continue;
    times.set(part, times.get(part)! + timeDeltas[i]!);
    total += timeDeltas[i]!;
  }
  return new Map([...times].map(([part, time]) => [part, total === 0 ? 0 : time / total]));
}
