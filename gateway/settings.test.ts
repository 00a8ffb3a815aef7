import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  it('has a default for everything', () => {
    const { subgraphUrl, ...settings } = readSettings({});
    expect(settings).toEqual({
      port: 4000,
      host: 'localhost',
      mongodbUri: undefined,
      mongodPath: undefined,
      secantusdPath: undefined,
      dataDirectory: path.resolve('.newsgraph'),
      cacheDirectory: path.resolve('.newsgraph'),
      siteUrl: 'http://localhost:4000',
      publication: { name: undefined, englishName: undefined, tipUrl: undefined, subscriptionUrl: undefined },
      jwksUrl: undefined,
      jwtIssuer: 'newsgraph-local',
      jwtAudience: 'newsgraph',
      airKoreaServiceKey: undefined,
      airKoreaUrl: 'https://apis.data.go.kr/B552584',
      airQualityRetentionDays: 3650,
      airQualityStaleHours: 3,
      logLevel: 'warn',
      production: false,
    });
    expect(subgraphUrl('articles')).toBeUndefined();
  });

  it('prefers --port to PORT', () => {
    expect(readSettings({ PORT: '1' }, '2').port).toBe(2);
  });

  it('finds the address of a subgraph by its name in capitals', () => {
    const { subgraphUrl } = readSettings({ SUBGRAPH_AIR_QUALITY_URL: 'http://air.example/graphql' });
    expect(subgraphUrl('air-quality')).toBe('http://air.example/graphql');
    expect(subgraphUrl('articles')).toBeUndefined();
  });

  it.each([
    [{ PORT: 'http' }, 'PORT: found "http", expected a port number from 0 to 65535'],
    [{ PORT: '65536' }, 'PORT: found "65536", expected a port number from 0 to 65535'],
    [{ SITE_URL: 'news' }, 'SITE_URL: found "news", expected an http or https address'],
    [{ JWKS_URL: 'file:///etc/passwd' }, 'JWKS_URL: found "file:///etc/passwd", expected an http or https address'],
    [{ SUBGRAPH_X_URL: '?' }, 'SUBGRAPH_X_URL: found "?", expected an http or https address'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: found "loud", expected one of fatal, error, warn, info, debug, trace, silent'],
  ])('refuses %j in one line that names the variable', (environment, message) => {
    expect(() => readSettings(environment)).toThrow(message);
  });

  it('does not repeat a database address, which may hold a password', () => {
    expect(() => readSettings({ MONGODB_URI: 'me:secret@host' })).toThrow(/^MONGODB_URI: expected .*mongodb:\/\//);
    expect(() => readSettings({ MONGODB_URI: 'me:secret@host' })).not.toThrow(/secret/);
  });
});
