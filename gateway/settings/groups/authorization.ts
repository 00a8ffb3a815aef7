import { choice, text } from '../../../shared/settings/kinds.ts';

export const authorization = {
  mode: choice({
    variable: 'AUTHORIZATION_MODE',
    default: 'null',
    choices: ['null', 'reject'],
    description: '`null` resolves unauthorized fields to null with an error; `reject` refuses the whole operation.',
  }),
  codes: choice({
    variable: 'AUTHORIZATION_CODES',
    default: 'caller',
    choices: ['caller', 'router'],
    description:
      'Error codes of unauthorized fields: `caller` is `UNAUTHENTICATED` without a token and `FORBIDDEN` without the right; `router` is `UNAUTHORIZED_FIELD_OR_TYPE` for both, as in Apollo Router.',
  }),
  policyModule: text({
    variable: 'POLICY_MODULE',
    description: 'ES module whose default export decides `@policy` policies; without it, no policy is granted.',
  }),
};
