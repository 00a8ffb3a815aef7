import { integer, secret, url } from '../../shared/settings/kinds.ts';

export const airQuality = {
  serviceKey: secret({
    variable: 'AIRKOREA_SERVICE_KEY',
    description: "The data portal's key for `newsgraph poll air-quality`; never in a log.",
  }),
  url: url({
    variable: 'AIRKOREA_URL',
    default: 'https://apis.data.go.kr/B552584',
    description: "Where AirKorea's open API is.",
  }),
  retentionDays: integer({
    variable: 'AIR_QUALITY_RETENTION_DAYS',
    default: 3_650,
    min: 0,
    max: 24_000,
    description: 'Days for which readings are kept; 0 for ever. The sums of days stay.',
  }),
  staleHours: integer({
    variable: 'AIR_QUALITY_STALE_HOURS',
    default: 3,
    min: 1,
    max: 8_760,
    description: 'Hours after which a reading is marked as stale.',
  }),
};
