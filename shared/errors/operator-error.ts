/**
 * An error that the operator can fix: a setting, a file, a server that does not answer. Its message is all that is printed,
 * a line for each problem, so it says what was found, where, and what was expected. Any other error is a fault of the
 * program and keeps its stack.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
