import { definePlugin } from 'newsgraph';

/** Answers in place of a subgraph that is not written yet, or is not there on a developer's machine. */

interface Options {
  readonly subgraph: string;
  /** What its root fields are answered with, by name. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** What its entities have besides their keys, by type. */
  readonly entities?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export default definePlugin<Options>({
  name: 'mock-subgraph',
  options(given) {
    const options = (given ?? {}) as Options;
    if (typeof options.subgraph !== 'string') throw new TypeError('subgraph: expected the name of a subgraph');
    return options;
  },
  setup({ subgraph, fields = {}, entities = {} }, { production, log }) {
    if (production) throw new Error('found NODE_ENV=production, expected a mock in development only');
    log.warn({ subgraph }, 'A subgraph is mocked');
    return {
      onSubgraphRequest(request) {
        if (request.subgraph !== subgraph) return undefined;
        const representations = (request.variables.representations ?? []) as readonly { readonly __typename: string }[];
        const _entities = representations.map(one => ({ ...one, ...entities[one.__typename] }));
        return { response: { data: { ...fields, _entities } } };
      },
      // A mock is the same for everybody.
      cacheKey: () => '',
    };
  },
});
