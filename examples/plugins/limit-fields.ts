import { type DocumentNode, visit } from 'graphql';
import { definePlugin, refuse } from 'newsgraph';

/** Lets callers who are not signed in ask for fewer fields than others. */

interface Options {
  /** The most fields of one operation. */
  readonly fields: number;
}

export default definePlugin<Options>({
  name: 'limit-fields',
  options(given) {
    const { fields } = (given ?? {}) as Partial<Options>;
    if (!Number.isInteger(fields) || Number(fields) < 1) {
      throw new TypeError(`fields: found ${JSON.stringify(fields)}, expected a whole number from 1`);
    }
    return { fields: Number(fields) };
  },
  setup({ fields: most }) {
    // An operation that comes again has the same document, and is counted once.
    const counts = new WeakMap<DocumentNode, number>();
    const countOf = (document: DocumentNode) => {
      let count = counts.get(document);
      if (count !== undefined) return count;
      count = 0;
      visit(document, { Field: () => void count!++ });
      counts.set(document, count);
      return count;
    };
    return {
      onOperation({ identity, document, transport }) {
        if (identity || transport === 'local') return undefined;
        const found = countOf(document);
        if (found <= most) return undefined;
        const message = `Found ${found} fields, at most ${most} are allowed without a token`;
        return refuse({ code: 'TOO_MANY_FIELDS', message, status: 400, extensions: { found, most } });
      },
    };
  },
});
