import { choice, integer, text } from '../../../shared/settings/kinds.ts';

export const server = {
  port: integer({
    variable: 'PORT',
    default: 4000,
    min: 0,
    max: 65_535,
    expected: 'a port number from 0 to 65535',
    description: 'Port to listen on; 0 picks a free one. `--port` takes precedence.',
  }),
  host: text({ variable: 'HOST', default: 'localhost', description: 'Address to listen on.' }),
  // Not free text: a misspelled value must not enable what production disables.
  environment: choice({
    variable: 'NODE_ENV',
    choices: ['production', 'development', 'test'],
    description:
      '`production` disables the landing page, introspection and local keys; `development`, `test` and no value leave them enabled.',
  }),
  logLevel: choice({
    variable: 'LOG_LEVEL',
    default: 'warn',
    choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    description: 'Minimum level of log messages: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  }),
};
