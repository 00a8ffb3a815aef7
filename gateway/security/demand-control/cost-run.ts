/** One estimate: the variables of a request, and what turned out to be wrong with it. */
export interface CostRun {
  readonly variables: Readonly<Record<string, unknown>>;
  /** Why the cost cannot be told. */
  problem: string | undefined;
  /** Selections reckoned so far. */
  steps: number;
}

/** More than any page needs; what takes more steps to reckon is taken to cost more than anything. */
export const MOST_STEPS = 50_000;

export function startRun(variables: CostRun['variables']): CostRun {
  return { variables, problem: undefined, steps: 0 };
}

/** A number that may depend on variables. */
export type Amount = number | ((run: CostRun) => number);

export function amountIn(amount: Amount, run: CostRun): number {
  return typeof amount === 'number' ? amount : amount(run);
}

/** The sum of amounts: a number where all of them are. */
export function sumOf(amounts: readonly Amount[]): Amount {
  const fixed = amounts.reduce<number>((sum, amount) => (typeof amount === 'number' ? sum + amount : sum), 0);
  const moving = amounts.filter(amount => typeof amount === 'function');
  if (moving.length === 0) return fixed;
  return run => {
    let sum = fixed;
    for (const amount of moving) sum += amount(run);
    return sum;
  };
}
