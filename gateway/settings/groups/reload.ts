import { duration, integer, secret } from '../../../shared/settings/kinds.ts';

export const reload = {
  interval: duration({
    variable: 'RELOAD_INTERVAL',
    default: '2s',
    max: '1d',
    description: 'Polling interval of `newsgraph gateway` for a new supergraph; 0 disables reloading.',
  }),
  warmOperations: integer({
    variable: 'RELOAD_WARM_OPERATIONS',
    default: 200,
    min: 0,
    max: 100_000,
    description: 'Number of most used operations to plan on a new supergraph before it is served.',
  }),
  timeout: duration({
    variable: 'RELOAD_TIMEOUT',
    default: '10s',
    min: '100ms',
    max: '5m',
    description: 'Timeout for fetching a supergraph from a URL.',
  }),
  token: secret({
    variable: 'RELOAD_TOKEN',
    description: 'Bearer token for the supergraph URL.',
  }),
};
