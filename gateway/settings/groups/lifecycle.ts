import { choice, duration, integer } from '../../../shared/settings/kinds.ts';

export const lifecycle = {
  workers: integer({
    variable: 'WORKERS',
    default: 1,
    min: 0,
    max: 512,
    description: 'Number of processes that share the port; 0 is one per CPU.',
  }),
  drainDelay: duration({
    variable: 'DRAIN_DELAY',
    default: '0s',
    max: '5m',
    description: 'How long requests are still accepted after SIGTERM, while `/health/ready` already fails.',
  }),
  drainTime: duration({
    variable: 'DRAIN_TIME',
    default: '4500ms',
    min: '100ms',
    max: '10m',
    description: 'How long requests in flight may then take to finish, before they are aborted.',
  }),
  readySubgraphs: choice({
    variable: 'READY_SUBGRAPHS',
    default: 'any',
    choices: ['all', 'any', 'none'],
    description: 'Which remote subgraphs must be reachable for `/health/ready`: `all`, `any` of them, or `none`.',
  }),
};
