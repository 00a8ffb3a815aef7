import type { ResponseError } from '../data/run-context.ts';

/** Tells whether a subgraph error explains a null: an error at its path, above it or below it. */
export class ErrorIndex {
  /** Paths of errors. */
  private readonly at = new Set<string>();
  /** Paths of errors and all of their parents. */
  private readonly above = new Set<string>();
  private readonly pathless: boolean;

  constructor(errors: readonly ResponseError[]) {
    this.pathless = errors.some(error => !error.path);
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
    if (this.pathless) return true;
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
