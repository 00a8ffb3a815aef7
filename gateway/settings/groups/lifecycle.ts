import { choice, duration, integer } from '../../../shared/settings/kinds.ts';

export const lifecycle = {
  workers: integer({
    variable: 'WORKERS',
    default: 1,
    min: 0,
    max: 512,
    description: 'How many processes answer on the one port; 0 is one for each processor.',
  }),
  drainDelay: duration({
    variable: 'DRAIN_DELAY',
    default: '0s',
    max: '5m',
    description: 'How long requests are still taken after SIGTERM, while `/health/ready` says no already.',
  }),
  drainTime: duration({
    variable: 'DRAIN_TIME',
    default: '4500ms',
    min: '100ms',
    max: '10m',
    description: 'How long requests under way may take to finish then, before they are cut off.',
  }),
  readySubgraphs: choice({
    variable: 'READY_SUBGRAPHS',
    default: 'any',
    choices: ['all', 'any', 'none'],
    description: 'Which remote subgraphs have to be reachable for `/health/ready`: `all`, `any` of them, or `none`.',
  }),
};
