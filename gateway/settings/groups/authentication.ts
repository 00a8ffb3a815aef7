import { text, url } from '../kinds.ts';

export const authentication = {
  jwksUrl: url({
    variable: 'JWKS_URL',
    shownDefault: 'keys of the data folder',
    description: 'Where the issuer of tokens publishes its keys. Required for tokens in production.',
  }),
  issuer: text({
    variable: 'JWT_ISSUER',
    default: 'newsgraph-local',
    description: 'The `iss` that tokens must have.',
  }),
  audience: text({ variable: 'JWT_AUDIENCE', default: 'newsgraph', description: 'The `aud` that tokens must have.' }),
};
