import { duration, integer, secret } from '../../../shared/settings/kinds.ts';

export const reload = {
  interval: duration({
    variable: 'RELOAD_INTERVAL',
    default: '2s',
    max: '1d',
    description: 'How often `newsgraph gateway` looks for a new supergraph; 0 is never.',
  }),
  warmOperations: integer({
    variable: 'RELOAD_WARM_OPERATIONS',
    default: 200,
    min: 0,
    max: 100_000,
    description: 'How many of the most used operations are planned on a new supergraph before it serves.',
  }),
  timeout: duration({
    variable: 'RELOAD_TIMEOUT',
    default: '10s',
    min: '100ms',
    max: '5m',
    description: 'The longest that reading a supergraph from a URL may take.',
  }),
  token: secret({
    variable: 'RELOAD_TOKEN',
    description: 'A bearer token for the URL of the supergraph.',
  }),
};
