/** How many of some cases are right. */
export interface Rate {
  readonly what: string;
  readonly right: number;
  readonly total: number;
  /** The cases that are wrong. */
  readonly wrong: readonly string[];
}

export function printRates(rates: readonly Rate[]): void {
  for (const { what, right, total, wrong } of rates) {
    process.stdout.write(`${what}: ${right} of ${total} (${((100 * right) / total).toFixed(1)} %)\n`);
    for (const one of wrong) process.stdout.write(`  not ${JSON.stringify(one)}\n`);
  }
}
