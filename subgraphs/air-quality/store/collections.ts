import type { CollectionSpec } from '../../../shared/mongo/schema/collections.ts';
import { ALERTS } from './alert-store.ts';
import { FORECASTS } from './forecast-store.ts';
import { DAILY, LATEST, OBSERVATIONS } from './repository.ts';
import { STATIONS } from './station-store.ts';

const number = { bsonType: ['double', 'int', 'long', 'null'] };
const grade = { enum: ['GOOD', 'MODERATE', 'UNHEALTHY', 'VERY_UNHEALTHY', null] };
const concentration = {
  bsonType: ['object', 'null'],
  required: ['value', 'grade'],
  properties: { value: number, average24h: number, grade },
};
const pollutants = {
  pm10: concentration,
  pm25: concentration,
  o3: concentration,
  no2: concentration,
  co: concentration,
  so2: concentration,
};

const reading = {
  $jsonSchema: {
    bsonType: 'object',
    required: ['_id', 'regionCode', 'observedAt', 'recordedAt'],
    properties: {
      _id: { bsonType: 'string' },
      regionCode: { bsonType: 'string' },
      observedAt: { bsonType: 'date' },
      recordedAt: { bsonType: 'date' },
      grade,
      index: number,
      ...pollutants,
      temperature: number,
      source: { bsonType: ['string', 'null'] },
      statements: { bsonType: 'array', items: { bsonType: 'object', required: ['recordedAt'] } },
      version: { bsonType: 'string' },
    },
  },
};

const day = {
  $jsonSchema: {
    bsonType: 'object',
    required: ['_id', 'regionCode', 'day', 'readings', 'metrics'],
    properties: {
      _id: { bsonType: 'string' },
      regionCode: { bsonType: 'string' },
      day: { bsonType: 'date' },
      readings: { bsonType: ['int', 'long', 'double'] },
      worstGrade: grade,
      metrics: { bsonType: 'object' },
    },
  },
};

const text = { bsonType: 'string' };
const date = { bsonType: 'date' };
const statedBy = (required: readonly string[], properties: object) => ({
  bsonType: 'object',
  required: ['fingerprint', ...required],
  properties: { fingerprint: text, ...properties },
});

const station = {
  $jsonSchema: {
    bsonType: 'object',
    required: ['_id', 'regionCode', 'name'],
    properties: {
      _id: text,
      regionCode: text,
      name: text,
      facts: statedBy(['recordedAt', 'pollutants'], { recordedAt: date, latitude: number, longitude: number }),
      reading: statedBy(['observedAt'], {
        observedAt: date,
        grade,
        index: number,
        ...pollutants,
      }),
    },
  },
};

const forecast = {
  $jsonSchema: {
    bsonType: 'object',
    required: ['_id', 'pollutant', 'day', 'issue'],
    properties: {
      _id: text,
      pollutant: { enum: ['PM10', 'PM25', 'O3'] },
      day: date,
      issue: statedBy(['issuedAt', 'zones'], { issuedAt: date, zones: { bsonType: 'array' } }),
    },
  },
};

const alert = {
  $jsonSchema: {
    bsonType: 'object',
    required: ['_id', 'regionCode', 'zone', 'pollutant', 'level', 'issuedAt', 'state'],
    properties: {
      _id: text,
      regionCode: text,
      zone: text,
      pollutant: { enum: ['PM10', 'PM25'] },
      level: { enum: ['ADVISORY', 'WARNING'] },
      issuedAt: date,
      state: statedBy(['recordedAt'], { recordedAt: date, clearedAt: { bsonType: ['date', 'null'] } }),
    },
  },
};

const DAY_SECONDS = 24 * 60 * 60;
/** The maximum age of a TTL index: 68 years. */
const FOR_EVER_SECONDS = 2_147_483_647;

/** @param retentionDays days to keep a reading after it was observed; 0 keeps it forever. Daily sums stay. */
export function airQualityCollections(retentionDays: number): readonly CollectionSpec[] {
  const expireAfterSeconds = retentionDays === 0 ? FOR_EVER_SECONDS : retentionDays * DAY_SECONDS;
  return [
    {
      name: OBSERVATIONS,
      validator: reading,
      indexes: [
        { key: { regionCode: 1, observedAt: -1 }, name: 'history', unique: true },
        { key: { observedAt: 1 }, name: 'expiry', expireAfterSeconds },
      ],
    },
    { name: LATEST, validator: reading, indexes: [] },
    {
      name: DAILY,
      validator: day,
      indexes: [
        { key: { regionCode: 1, day: 1 }, name: 'days', unique: true },
        { key: { day: 1 }, name: 'day' },
      ],
    },
    {
      name: STATIONS,
      validator: station,
      indexes: [
        { key: { regionCode: 1, name: 1 }, name: 'region', unique: true },
        { key: { 'facts.latitude': 1 }, name: 'latitude' },
      ],
    },
    { name: FORECASTS, validator: forecast, indexes: [{ key: { day: 1, pollutant: 1 }, name: 'days', unique: true }] },
    {
      name: ALERTS,
      validator: alert,
      indexes: [
        { key: { issuedAt: -1, _id: -1 }, name: 'newest' },
        { key: { 'state.clearedAt': 1 }, name: 'active' },
      ],
    },
  ];
}
