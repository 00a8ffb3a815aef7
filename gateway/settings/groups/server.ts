import { choice, integer, text } from '../../../shared/settings/kinds.ts';

export const server = {
  port: integer({
    variable: 'PORT',
    default: 4000,
    min: 0,
    max: 65_535,
    expected: 'a port number from 0 to 65535',
    description: 'Port to listen on; 0 takes a free one. `--port` goes before it.',
  }),
  host: text({ variable: 'HOST', default: 'localhost', description: 'Address to listen on.' }),
  // Not any text: a word that nobody knows would open what production closes.
  environment: choice({
    variable: 'NODE_ENV',
    choices: ['production', 'development', 'test'],
    description:
      '`production` turns the landing page, introspection and local keys off; `development`, `test` and no value leave them on.',
  }),
  logLevel: choice({
    variable: 'LOG_LEVEL',
    default: 'warn',
    choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    description: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  }),
};
