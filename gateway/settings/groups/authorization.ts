import { choice, text } from '../../../shared/settings/kinds.ts';

export const authorization = {
  mode: choice({
    variable: 'AUTHORIZATION_MODE',
    default: 'null',
    choices: ['null', 'reject'],
    description:
      '`null` answers fields that are not allowed as null with an error; `reject` refuses the whole operation.',
  }),
  policyModule: text({
    variable: 'POLICY_MODULE',
    description: 'An ES module whose default export decides the policies of `@policy`; without it none holds.',
  }),
};
