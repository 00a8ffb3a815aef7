/** The message for an operation that is nested deeper than the stack. */
export const TOO_DEEP = 'The operation is nested too deep';

/** Whether an error says that the stack was exhausted: what was worked on is nested too deep. */
export const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError && error.message.includes('call stack');
