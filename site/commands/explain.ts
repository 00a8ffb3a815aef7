import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine } from '../../gateway/engine/operations/create-engine.ts';
import { printPlan } from '../../gateway/engine/plan/print-plan.ts';
import type { Access } from '../../gateway/engine/supergraph/decide-access.ts';
import { loadSupergraph } from '../../gateway/engine/supergraph/load-supergraph.ts';
import { stockPlanText, toStockPlan } from '../../gateway/explain/stock-plan.ts';
import { compileCost } from '../../gateway/security/demand-control/compile-cost.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { readSettings } from '../settings/read-settings.ts';

export const EXPLAIN_USAGE = `newsgraph explain FILE [--operation NAME] [--variables JSON] [--supergraph FILE] [--format tree|json|stock]
  Prints what an operation of a .graphql file costs by estimate, and its plan as a tree: which subgraph is asked what,
  for which entities in one batch, and what waits for what. Nothing is run. json and stock are the plan in the form of
  Apollo's planner, as data and as text.`;

const SUPERGRAPH = new URL('../../supergraph.graphql', import.meta.url);

/** Whoever has the supergraph's text may see all of it. */
const ALL: Access = {
  authenticated: true,
  scopes: { has: () => true } as unknown as ReadonlySet<string>,
  policy: () => true,
};

export async function explain(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      operation: { type: 'string' },
      variables: { type: 'string', default: '{}' },
      supergraph: { type: 'string' },
      format: { type: 'string', default: 'tree' },
    },
  });
  const { format } = values;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || !['tree', 'json', 'stock'].includes(format)) {
    console.error(EXPLAIN_USAGE);
    return 2;
  }
  const settings = readSettings(process.env);
  const supergraph = loadSupergraph(await readText(values.supergraph ?? SUPERGRAPH));
  const request = {
    query: await readText(file),
    operationName: values.operation,
    variables: readVariables(values.variables),
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
      return 1;
    }
    if (format === 'json') console.log(JSON.stringify(toStockPlan(variant.plan), null, 2));
    else if (format === 'stock') console.log(stockPlanText(toStockPlan(variant.plan)));
    else {
      const prepared = engine.read(request);
      if (prepared.kind === 'prepared') {
        const costs = compileCost(prepared, engine.schema, supergraph.costs, settings.demandControl.listSize);
        const { cost, problem } = costs.estimate(request.variables);
        const { operation, name } = prepared.operation;
        console.log(`${operation}${name ? ` ${name.value}` : ''}   estimated cost ${problem ?? cost}`);
      }
      console.log(printPlan(variant.plan));
    }
    return 0;
  } finally {
    await engine.close();
  }
}

async function readText(file: string | URL): Promise<string> {
  try {
    return await readFile(typeof file === 'string' ? path.resolve(file) : file, 'utf8');
  } catch (error) {
    throw new SettingsError(`${file} cannot be read: ${(error as Error).message}`);
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
