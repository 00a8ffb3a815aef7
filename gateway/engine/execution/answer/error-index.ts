import type { ResponseError } from '../data/run-context.ts';

/** Answers whether a null is explained by an error that a subgraph reported: there, above it or below it. */
export class ErrorIndex {
  /** Every path of an error and every path above one. */
  private readonly at = new Set<string>();
  private readonly above = new Set<string>();
  private readonly placeless: boolean;

  constructor(errors: readonly ResponseError[]) {
    this.placeless = errors.some(error => !error.path);
    for (const { path } of errors) {
      if (!path) continue;
      let key = '';
      for (const part of path) {
        key += step(part);
        this.above.add(key);
      }
      this.at.add(key);
    }
  }

  explains(path: readonly (string | number)[]): boolean {
    if (this.placeless) return true;
    if (this.above.size === 0) return false;
    let key = '';
    for (const part of path) {
      key += step(part);
      if (this.at.has(key)) return true;
    }
    return this.above.has(key);
  }
}

function step(part: string | number): string {
  return typeof part === 'number' ? `[${part}]` : `.${part}`;
}
