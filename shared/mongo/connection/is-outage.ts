import { MongoDriverError, MongoNetworkError, MongoServerSelectionError } from 'mongodb';

/**
 * Whether an error concerns the whole database (gone, unreachable, closed), not one command. Errors of the driver do; a
 * server's response to a command is a MongoServerError.
 */
export function isOutage(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoDriverError
  );
}
