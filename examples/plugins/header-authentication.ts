import { createHash, timingSafeEqual } from 'node:crypto';
import { definePlugin } from 'newsgraph';

/** Believes a proxy that has signed the user in: it names the user in a header, and proves itself by a secret. */

interface Options {
  /** Of 32 characters or more; the proxy sends it as `x-proxy-secret`. */
  readonly secret: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

export default definePlugin<Options>({
  name: 'header-authentication',
  options(given) {
    const { secret } = (given ?? {}) as Partial<Options>;
    if (typeof secret !== 'string' || secret.length < 32) throw new TypeError('secret: expected 32 characters or more');
    return { secret };
  },
  setup({ secret }) {
    const expected = digest(secret);
    return {
      authenticate({ headers }) {
        const user = headers['x-user'];
        // Anybody may send the name; only the proxy knows the secret.
        if (typeof user !== 'string' || !timingSafeEqual(digest(String(headers['x-proxy-secret'])), expected))
          return undefined;
        const scopes = new Set(
          String(headers['x-user-scopes'] ?? '')
            .split(' ')
            .filter(Boolean),
        );
        return { subject: user, name: undefined, role: 'COMMENTER', scopes };
      },
    };
  },
});
