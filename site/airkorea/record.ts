import type { GraphClient } from '../import/graph-client.ts';

export interface Counts {
  readonly recorded: number;
  readonly unchanged: number;
  readonly outdated: number;
}

/** Small enough for the default limits of a request. */
const BATCH = 200;

/**
 * Records rows in batches. The first batch that is refused ends it; those before it stay, and the next round repeats all.
 *
 * @throws when the graph refuses a batch
 */
export async function recordRows(
  graph: GraphClient,
  { field, type, what }: { readonly field: string; readonly type: string; readonly what: string },
  rows: readonly object[],
): Promise<Counts> {
  const query = `mutation Record($input: [${type}!]!) { ${field}(input: $input) { recorded unchanged outdated } }`;
  let total: Counts = { recorded: 0, unchanged: 0, outdated: 0 };
  for (let start = 0; start < rows.length; start += BATCH) {
    const input = rows.slice(start, start + BATCH);
    const { data, errors } = await graph.execute<Record<string, Counts | null>>(query, { input });
    if (errors?.[0]) throw new Error(`the graph refused the ${what}: ${errors[0].message}`);
    const counts = data?.[field];
    if (!counts) throw new Error('the graph gave no answer');
    total = {
      recorded: total.recorded + counts.recorded,
      unchanged: total.unchanged + counts.unchanged,
      outdated: total.outdated + counts.outdated,
    };
  }
  return total;
}

export function describeCounts({ recorded, unchanged, outdated }: Counts): string {
  return `${recorded} recorded, ${unchanged} unchanged, ${outdated} outdated`;
}
