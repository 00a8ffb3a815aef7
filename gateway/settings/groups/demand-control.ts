import { choice, integer } from '../../../shared/settings/kinds.ts';

export const demandControl = {
  mode: choice({
    variable: 'DEMAND_CONTROL_MODE',
    default: 'off',
    choices: ['off', 'measure', 'enforce'],
    description: '`measure` estimates the cost of each operation, `enforce` also refuses operations over the maximum.',
  }),
  max: integer({
    variable: 'DEMAND_CONTROL_MAX',
    default: 10_000,
    min: 1,
    max: 1_000_000_000,
    description: 'Maximum estimated cost of an operation.',
  }),
  listSize: integer({
    variable: 'DEMAND_CONTROL_LIST_SIZE',
    default: 10,
    min: 0,
    max: 1_000_000,
    description: 'Assumed number of items of lists without `@listSize`.',
  }),
  report: choice({
    variable: 'DEMAND_CONTROL_REPORT',
    default: 'asked',
    choices: ['never', 'asked', 'always'],
    description: 'When to return `extensions.cost`; `asked` is for requests with the header `newsgraph-cost: include`.',
  }),
};
