import { type FileHandle, open } from 'node:fs/promises';
import { defineContextKey, definePlugin } from 'newsgraph';

/** Writes who changed what to a file, a line of JSON each: before a mutation runs, and what came of it. */

interface Options {
  readonly file: string;
}

const MUTATION = defineContextKey<object>('mutation');

export default definePlugin<Options>({
  name: 'audit-mutations',
  options(given) {
    const { file } = (given ?? {}) as Partial<Options>;
    if (typeof file !== 'string') throw new TypeError(`file: found ${JSON.stringify(file)}, expected a path`);
    return { file };
  },
  async setup({ file }) {
    const output: FileHandle = await open(file, 'a');
    const write = (line: object) => output.appendFile(`${JSON.stringify({ at: new Date(), ...line })}\n`);
    return {
      async onOperation({ operationType, operationName, identity, context, requestId }) {
        if (operationType !== 'mutation') return;
        const mutation = { requestId, subject: identity?.subject ?? null, operation: operationName ?? null };
        context.set(MUTATION, mutation);
        // A mutation that cannot be written down is not run: what is thrown here ends it.
        await write({ ...mutation, outcome: 'begun' });
      },
      async onAnswer(event) {
        const mutation = event.context.get(MUTATION);
        if (mutation && event.kind === 'answer') await write({ ...mutation, outcome: event.outcome });
      },
      onStop: () => output.close(),
    };
  },
});
