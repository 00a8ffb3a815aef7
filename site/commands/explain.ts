import { createEngine } from '../../gateway/engine/operations/create-engine.ts';
import { printPlan } from '../../gateway/engine/plan/print-plan.ts';
import type { Access } from '../../gateway/engine/supergraph/decide-access.ts';
import { loadSupergraph } from '../../gateway/engine/supergraph/load-supergraph.ts';
import { stockPlanText, toStockPlan } from '../../gateway/explain/stock-plan.ts';
import { compileCost } from '../../gateway/security/demand-control/compile-cost.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { readCommandSettings } from '../process/command-settings.ts';
import { readInput, SITE_SUPERGRAPH } from '../process/files.ts';

export interface ExplainOptions {
  readonly operation?: string;
  readonly variables: string;
  readonly supergraph?: string;
  readonly format: string;
}

const FORMATS = ['tree', 'json', 'stock'];

/** Whoever has the supergraph's text may see all of it. */
const ALL: Access = {
  authenticated: true,
  scopes: { has: () => true },
  policy: () => true,
};

export async function explain(file: string, options: ExplainOptions): Promise<number> {
  const { operation, format } = options;
  if (!FORMATS.includes(format)) {
    throw new SettingsError(`--format: found ${JSON.stringify(format)}, expected one of ${FORMATS.join(', ')}`);
  }
  const settings = readCommandSettings();
  const supergraph = loadSupergraph(await readInput(options.supergraph ?? SITE_SUPERGRAPH));
  const request = {
    query: await readInput(file),
    operationName: operation,
    variables: readVariables(options.variables),
  };
  const engine = createEngine({ supergraph, transports: supergraph.subgraphs.map(unreached), planning: 'inline' });
  try {
    const variant = await engine.plan(request, { context: undefined, access: ALL }, {
      subscription: true,
      incremental: '20220824',
    } as const);
    if ('kind' in variant) {
      for (const { message, locations } of variant.errors) {
        const [at] = locations ?? [];
        console.error(`${file}${at ? `:${at.line}:${at.column}` : ''}: ${message}`);
      }
      return 2;
    }
    if (format === 'json') console.log(JSON.stringify(toStockPlan(variant.plan), null, 2));
    else if (format === 'stock') console.log(stockPlanText(toStockPlan(variant.plan)));
    else {
      const prepared = engine.read(request);
      if (prepared.kind === 'prepared') {
        const costs = compileCost(prepared, engine.schema, supergraph.costs, settings.demandControl.listSize);
        const { cost, problem } = costs.estimate(request.variables);
        const { operation: kind, name } = prepared.operation;
        console.log(`${kind}${name ? ` ${name.value}` : ''}   estimated cost ${problem ?? cost}`);
      }
      console.log(printPlan(variant.plan));
    }
    return 0;
  } finally {
    await engine.close();
  }
}

function readVariables(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {}
  throw new SettingsError(`--variables: found ${text}, expected a JSON object`);
}

/** Plans are not run here. */
const unreached = ({ name }: { readonly name: string }) => ({
  name,
  prepare: () => () => {
    throw new TypeError(`The subgraph ${name} is not asked`);
  },
  close: async () => {},
});
