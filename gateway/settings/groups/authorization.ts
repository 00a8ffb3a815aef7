import { choice, text } from '../../../shared/settings/kinds.ts';

export const authorization = {
  mode: choice({
    variable: 'AUTHORIZATION_MODE',
    default: 'null',
    choices: ['null', 'reject'],
    description: '`null` resolves unauthorized fields to null with an error; `reject` refuses the whole operation.',
  }),
  policyModule: text({
    variable: 'POLICY_MODULE',
    description: 'ES module whose default export decides `@policy` policies; without it, no policy is granted.',
  }),
};
