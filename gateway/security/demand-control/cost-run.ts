/** The state of one estimate: variables, and the first problem found. */
export interface CostRun {
  readonly variables: Readonly<Record<string, unknown>>;
  /** Why the cost cannot be estimated. */
  problem: string | undefined;
  /** Number of selections visited. */
  steps: number;
}

/** More than any page needs; an operation that takes more steps has infinite cost. */
export const MAX_STEPS = 50_000;

export function startRun(variables: CostRun['variables']): CostRun {
  return { variables, problem: undefined, steps: 0 };
}

/** A number that may depend on variables. */
export type Amount = number | ((run: CostRun) => number);

export function amountIn(amount: Amount, run: CostRun): number {
  return typeof amount === 'number' ? amount : amount(run);
}

/** The sum of amounts: a number if all of them are. */
export function sumOf(amounts: readonly Amount[]): Amount {
  const fixed = amounts.reduce<number>((sum, amount) => (typeof amount === 'number' ? sum + amount : sum), 0);
  const dependent = amounts.filter(amount => typeof amount === 'function');
  if (dependent.length === 0) return fixed;
  return run => {
    let sum = fixed;
    for (const amount of dependent) sum += amount(run);
    return sum;
  };
}
