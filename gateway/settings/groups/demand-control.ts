import { choice, integer } from '../../../shared/settings/kinds.ts';

export const demandControl = {
  mode: choice({
    variable: 'DEMAND_CONTROL_MODE',
    default: 'off',
    choices: ['off', 'measure', 'enforce'],
    description: '`measure` works out what each operation costs, `enforce` also refuses what costs too much.',
  }),
  max: integer({
    variable: 'DEMAND_CONTROL_MAX',
    default: 10_000,
    min: 1,
    max: 1_000_000_000,
    description: 'The highest estimated cost that is allowed.',
  }),
  listSize: integer({
    variable: 'DEMAND_CONTROL_LIST_SIZE',
    default: 10,
    min: 0,
    max: 1_000_000,
    description: 'How many items a list is taken to have that says nothing by `@listSize`.',
  }),
  report: choice({
    variable: 'DEMAND_CONTROL_REPORT',
    default: 'asked',
    choices: ['never', 'asked', 'always'],
    description: 'When `extensions.cost` is answered; `asked` for requests with the header `newsgraph-cost: include`.',
  }),
};
