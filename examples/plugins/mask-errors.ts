import { definePlugin } from 'newsgraph';

/** Shows clients only errors whose codes are listed; of all others they read a number to ask the operator about. */

interface Options {
  /** @default the codes of the request and of the caller */
  readonly codes?: readonly string[];
}

const SHOWN = ['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'UNAUTHENTICATED', 'FORBIDDEN'];

export default definePlugin<Options | undefined>({
  name: 'mask-errors',
  options(given) {
    const { codes = SHOWN } = (given ?? {}) as Options;
    if (!Array.isArray(codes)) throw new TypeError(`codes: found ${JSON.stringify(codes)}, expected a list`);
    return { codes };
  },
  setup(options, { log }) {
    const shown = new Set<unknown>(options?.codes);
    return {
      onAnswer(event) {
        if (event.kind !== 'answer' || event.errors.every(({ extensions }) => shown.has(extensions?.code)))
          return undefined;
        const { requestId, errors } = event;
        log.warn({ reqId: requestId, errors }, 'errors are masked');
        return {
          errors: errors.map(error =>
            shown.has(error.extensions?.code)
              ? error
              : { message: `Something went wrong (${requestId})`, ...(error.path && { path: error.path }) },
          ),
        };
      },
    };
  },
});
