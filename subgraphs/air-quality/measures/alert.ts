import type { AlertLevel, Locale, Pollutant } from '../types/schema.generated.ts';

/** What changes of an alert after it was issued. */
export interface AlertState {
  readonly fingerprint: string;
  readonly issuedValue: number | null;
  readonly clearedAt: Date | null;
  readonly clearedValue: number | null;
  readonly recordedAt: Date;
}

export interface Alert {
  /** Made of all that identifies it; see `alertId`. */
  readonly _id: string;
  readonly regionCode: string;
  readonly zone: string;
  readonly pollutant: Pollutant;
  readonly level: AlertLevel;
  readonly issuedAt: Date;
  readonly state: AlertState;
}

export function alertId(alert: Omit<Alert, '_id' | 'state'>): string {
  const { regionCode, zone, pollutant, level, issuedAt } = alert;
  return `${regionCode}/${zone}/${pollutant}/${level}@${issuedAt.toISOString()}`;
}

const LEVELS: Readonly<Record<AlertLevel, Readonly<Record<Locale, string>>>> = {
  ADVISORY: { KO: '주의보', EN: 'advisory' },
  WARNING: { KO: '경보', EN: 'warning' },
};

export function alertLabel({ pollutant, level }: Pick<Alert, 'pollutant' | 'level'>, locale: Locale): string {
  const fine = pollutant === 'PM25';
  const dust = locale === 'KO' ? (fine ? '초미세먼지' : '미세먼지') : fine ? 'Ultrafine dust' : 'Fine dust';
  return `${dust} ${LEVELS[level][locale]}`;
}
