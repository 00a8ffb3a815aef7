import { bytes, integer, texts } from '../../../shared/settings/kinds.ts';

/** The defaults far exceed what any page needs. */
const limit = (variable: string, defaultValue: number, what: string) =>
  integer({ variable, default: defaultValue, min: 0, max: 1_000_000, description: `${what}; 0 for no limit.` });

export const limits = {
  body: bytes({
    variable: 'LIMITS_BODY',
    default: '4MiB',
    min: '1KiB',
    max: '1GiB',
    description: 'Maximum size of a request body.',
  }),
  tokens: limit('LIMITS_TOKENS', 15_000, 'Maximum number of tokens in an operation document'),
  depth: limit('LIMITS_DEPTH', 25, 'Maximum nesting of fields'),
  height: limit('LIMITS_HEIGHT', 2_000, 'Maximum number of total fields, with fragments counted at each use'),
  aliases: limit('LIMITS_ALIASES', 100, 'Maximum number of aliases, with fragments counted at each use'),
  rootFields: limit('LIMITS_ROOT_FIELDS', 50, 'Maximum number of root fields'),
  directives: limit('LIMITS_DIRECTIVES', 200, 'Maximum number of directives, with fragments counted at each use'),
  listNesting: limit('LIMITS_LIST_NESTING', 8, 'Maximum nesting of lists'),
  pageSize: limit('LIMITS_PAGE_SIZE', 1_000, 'Maximum value of page size arguments'),
  pageArguments: texts({
    variable: 'LIMITS_PAGE_ARGUMENTS',
    default: ['first', 'last'],
    description: 'Arguments and input fields that `limits.pageSize` applies to.',
  }),
  batch: integer({
    variable: 'LIMITS_BATCH',
    default: 0,
    min: 0,
    max: 1_000,
    description: 'Maximum number of operations in a batch (a JSON array in one HTTP request); 0 refuses batches.',
  }),
};
