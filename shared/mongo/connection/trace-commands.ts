import { SpanKind } from '@opentelemetry/api';
import type { CommandFailedEvent, CommandStartedEvent, CommandSucceededEvent, MongoClient } from 'mongodb';
import { type BegunSpan, beginChild, endSpan } from '../../tracing/active-span.ts';

/**
 * Creates a span for each command that a request sends to the database, named by OpenTelemetry's conventions for
 * databases (https://opentelemetry.io/docs/specs/semconv/database/mongodb/). Spans contain neither filters nor results.
 * @param client connected with `monitorCommands`
 */
export function traceCommands(client: MongoClient): void {
  const begun = new Map<number, BegunSpan>();
  const end = ({ requestId }: CommandSucceededEvent | CommandFailedEvent, errorType: string | undefined) => {
    const span = begun.get(requestId);
    begun.delete(requestId);
    if (span) endSpan(span, errorType);
  };
  client.on('commandStarted', ({ requestId, commandName, databaseName, command, address }: CommandStartedEvent) => {
    const target: unknown = commandName === 'getMore' ? command.collection : command[commandName];
    const collection = typeof target === 'string' ? target : undefined;
    const span = beginChild(collection ? `${commandName} ${collection}` : commandName, {
      kind: SpanKind.CLIENT,
      attributes: {
        'db.system.name': 'mongodb',
        'db.namespace': databaseName,
        'db.operation.name': commandName,
        'server.address': address,
        ...(collection !== undefined && { 'db.collection.name': collection }),
      },
    });
    if (span) begun.set(requestId, span);
  });
  client.on('commandSucceeded', event => end(event, undefined));
  client.on('commandFailed', event => end(event, event.failure.name));
}
