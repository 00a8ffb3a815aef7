import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { GraphQLError } from 'graphql';
import { definePlugin } from 'newsgraph';

/** Knows callers by keys of a file, which holds their hashes: `{ "<SHA-256 in hex>": { "subject": "…", "scopes": ["…"] } }`. */

interface Options {
  readonly file: string;
}

interface Owner {
  readonly subject: string;
  readonly scopes: readonly string[];
}

export default definePlugin<Options>({
  name: 'api-keys',
  options(given) {
    const { file } = (given ?? {}) as Partial<Options>;
    if (typeof file !== 'string')
      throw new TypeError(`file: found ${JSON.stringify(file)}, expected the path of a JSON file`);
    return { file };
  },
  async setup({ file }) {
    const owners = new Map(Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, Owner>));
    return {
      authenticate({ headers, connectionParams }) {
        // Browsers can set no headers on WebSockets.
        const key = headers['x-api-key'] ?? connectionParams?.apiKey;
        if (typeof key !== 'string') return undefined;
        const owner = owners.get(createHash('sha256').update(key).digest('hex'));
        if (!owner) throw new GraphQLError('Unknown API key', { extensions: { code: 'UNAUTHENTICATED' } });
        return { subject: owner.subject, name: undefined, role: 'COMMENTER', scopes: new Set(owner.scopes) };
      },
    };
  },
});
