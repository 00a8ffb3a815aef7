import { definePlugin, refuse } from 'newsgraph';

/** Tells every subgraph of which tenant a request is: by the first label of the host, `acme` for `acme.example.com`. */

const tenantOf = (host: string | string[] | undefined) => /^([a-z0-9-]+)\.[^.]+\.[^.]+/.exec(String(host))?.[1];

export default definePlugin({
  name: 'tenant-header',
  setup: () => ({
    onOperation({ headers, transport }) {
      if (transport === 'local' || tenantOf(headers.host) !== undefined) return undefined;
      return refuse({ code: 'NOT_FOUND', message: 'There is no tenant at this address' });
    },
    onSubgraphRequest: ({ headers }) => ({ headers: { 'x-tenant': tenantOf(headers.host) } }),
    // Tenants share no cached answers.
    cacheKey: ({ headers }) => tenantOf(headers.host) ?? '',
  }),
});
