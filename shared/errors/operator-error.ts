/**
 * An error that whoever runs the program can mend: a setting, a file, a server that is not there. Its message is all that
 * they read, a line for each problem, so it says what was found, where, and what was expected. Any other error is a fault
 * of the program and keeps its stack.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
