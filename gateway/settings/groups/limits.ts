import { bytes, integer, texts } from '../../../shared/settings/kinds.ts';

/** Far more than any page needs. */
const most = (variable: string, otherwise: number, what: string) =>
  integer({ variable, default: otherwise, min: 0, max: 1_000_000, description: `${what}; 0 for any number.` });

export const limits = {
  body: bytes({
    variable: 'LIMITS_BODY',
    default: '4MiB',
    min: '1KiB',
    max: '1GiB',
    description: 'Largest body of a request.',
  }),
  tokens: most('LIMITS_TOKENS', 15_000, 'Words and signs in an operation with its fragments'),
  depth: most('LIMITS_DEPTH', 25, 'Deepest nesting of fields'),
  height: most('LIMITS_HEIGHT', 2_000, 'Different fields of all selection sets together, fragments counted where used'),
  aliases: most('LIMITS_ALIASES', 100, 'Fields with an alias, fragments counted where used'),
  rootFields: most('LIMITS_ROOT_FIELDS', 50, 'Fields at the top of an operation'),
  directives: most('LIMITS_DIRECTIVES', 200, 'Directives, fragments counted where used'),
  listNesting: most('LIMITS_LIST_NESTING', 8, 'Lists within lists'),
  pageSize: most('LIMITS_PAGE_SIZE', 1_000, 'Largest value of a `first` or `last` argument'),
  pageArguments: texts({
    variable: 'LIMITS_PAGE_ARGUMENTS',
    default: ['first', 'last'],
    description: 'Arguments and input fields that `limits.pageSize` is about.',
  }),
  batch: integer({
    variable: 'LIMITS_BATCH',
    default: 0,
    min: 0,
    max: 1_000,
    description: 'Most operations in one HTTP request, sent as a JSON array; 0 refuses arrays.',
  }),
};
