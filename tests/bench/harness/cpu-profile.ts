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

/** The parts of the work, by the files of functions; the first match applies. */
const PARTS: readonly (readonly [part: string, files: RegExp])[] = [
  ['response serialization', /gateway\/(engine\/execution\/answer\/write-|http\/encode-text)/],
  ['embedded subgraphs', /gateway\/engine\/transport\/embedded\//],
  ['subgraph calls over HTTP', /gateway\/engine\/transport\/|node_modules\/undici|node:internal\/deps\/undici/],
  ['merging and joins', /gateway\/engine\/execution\//],
  ['request pipeline of the gateway', /gateway\//],
  ['resolvers and loaders', /\/(subgraphs|shared)\/|node_modules\/dataloader/],
  ['in-memory repositories', /tests\/bench\/data\//],
  [
    'HTTP server: Node and Fastify',
    /node:|node_modules\/(fastify|@fastify|find-my-way|secure-json-parse|pino|process-warning)/,
  ],
];
const SOCKETS = 'socket writes (kernel)';
const GARBAGE = 'garbage collection';
const REST = 'everything else';

export const PART_TITLES: readonly string[] = [...PARTS.map(([part]) => part), SOCKETS, GARBAGE, REST];

const HELPERS =
  /^node:(buffer|url|querystring|internal\/(process\/task_queues|buffer|url|util|encoding|crypto|querystring))/;

/** Functions that pass bytes to the kernel. */
const WRITES = /^(writev|write(Utf8|Latin1|Ascii|Ucs2)String|writeBuffer)$/;

/** The share of each part of the time that the process was not idle. Native and generated code counts for its caller. */
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
      // Node's helpers count for their caller; the microtask queue calls everything.
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
