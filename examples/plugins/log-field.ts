import { defineContextKey, definePlugin } from 'newsgraph';

/** Writes a line of the log for each operation, with the tenant and how long it took. */

const STARTED = defineContextKey<number>('started');

export default definePlugin({
  name: 'log-field',
  setup: (_, { log }) => ({
    onOperation({ context }) {
      context.set(STARTED, performance.now());
    },
    onAnswer(event) {
      const started = event.context.get(STARTED);
      // What cannot be read is no operation.
      if (started === undefined) return;
      const { requestId: reqId, operationName: operation } = event;
      const outcome = event.kind === 'answer' ? event.outcome : event.stream;
      const durationMs = Math.round(performance.now() - started);
      log.info({ reqId, operation, outcome, durationMs, tenant: event.headers['x-tenant'] }, 'operation');
    },
  }),
});
