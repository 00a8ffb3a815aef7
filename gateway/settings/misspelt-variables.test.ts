import { expect, it } from 'vitest';
import { misspeltVariables } from './misspelt-variables.ts';
import { GATEWAY_SETTINGS } from './table.ts';

const warn = (...names: string[]) =>
  misspeltVariables(Object.fromEntries(names.map(name => [name, ''])), GATEWAY_SETTINGS, ['NEWSGRAPH_CONFIG']);

it.each([
  ['LIMITS_DEPHT', 'LIMITS_DEPTH'],
  ['CORS_ORIGIN', 'CORS_ORIGINS'],
  ['NEWSGRAPH_CONFG', 'NEWSGRAPH_CONFIG'],
  ['SUBGRAPHS_TIMEOUTS', 'SUBGRAPHS_TIMEOUT'],
  ['SUBGRAPH_AIR_QUALITY_ULR', 'SUBGRAPH_AIR_QUALITY_URL'],
  ['SUBGRAPH_ARTICLES_RETRY_DELY', 'SUBGRAPH_ARTICLES_RETRY_DELAY'],
])('%s is taken for %s', (variable, meant) => {
  expect(warn(variable)).toEqual([`${variable}: is not a setting and is ignored; did you mean ${meant}?`]);
});

it.each([
  'PATH',
  'PORTS',
  'HOME',
  'HTTP_PROXY',
  'NODE_EVN',
  'OTEL_TRACES_SAMPLER',
  'LIMITS_EVERYTHING',
  'JWKS_MAX_AGE',
  'NEWSGRAPH_CONFIG',
  'SUBGRAPH_AIR_QUALITY_URL',
  'SUBGRAPH_ARTICLES_RETRY_DELAY',
  'SUBGRAPH_URL',
])('%s is left alone', variable => {
  expect(warn(variable)).toEqual([]);
});
