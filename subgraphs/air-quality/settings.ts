import { integer, secret, url } from '../../shared/settings/kinds.ts';

export const airQuality = {
  serviceKey: secret({
    variable: 'AIRKOREA_SERVICE_KEY',
    description: "The data portal's API key for `newsgraph poll`; never logged.",
  }),
  url: url({
    variable: 'AIRKOREA_URL',
    default: 'https://apis.data.go.kr/B552584',
    description: "The URL of AirKorea's open API.",
  }),
  retentionDays: integer({
    variable: 'AIR_QUALITY_RETENTION_DAYS',
    default: 3_650,
    min: 0,
    max: 24_000,
    description: 'Days to keep readings; 0 keeps them forever. Daily sums are never deleted.',
  }),
  staleHours: integer({
    variable: 'AIR_QUALITY_STALE_HOURS',
    default: 3,
    min: 1,
    max: 8_760,
    description: 'Age in hours from which a reading is stale.',
  }),
};
