import { MongoDriverError, MongoNetworkError, MongoServerSelectionError } from 'mongodb';

/**
 * Whether an error is about the database as a whole (gone, unreachable, closed), not about one command. Everything the
 * driver itself throws is; what the server answers to a command is a MongoServerError.
 */
export function isOutage(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoDriverError
  );
}
