import { OperatorError } from '../../errors/operator-error.ts';

/** A step to find a server failed; the message says why, and the next step is tried. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
}

/** No MongoDB is available. The message is for the user: what was tried, and what they can do. */
export class MongoStartError extends OperatorError {
  override readonly name = 'MongoStartError';
  /** One line for each step that failed, in the order they were tried. */
  readonly steps: readonly string[];

  constructor(message: string, steps: readonly string[] = []) {
    super(message);
    this.steps = steps;
  }
}

/** A collection's declared validator or index cannot be applied to the data it holds. */
export class CollectionSetupError extends OperatorError {
  override readonly name = 'CollectionSetupError';
  readonly collection: string;

  constructor(collection: string, what: string, cause: unknown) {
    super(`${collection}: ${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.collection = collection;
  }
}
