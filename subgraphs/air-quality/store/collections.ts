import type { CollectionSpec } from '../../../shared/mongo/schema/collections.ts';
import { DAILY, LATEST, OBSERVATIONS } from './repository.ts';

const number = { bsonType: ['double', 'int', 'long', 'null'] };
const grade = { enum: ['GOOD', 'MODERATE', 'UNHEALTHY', 'VERY_UNHEALTHY', null] };
const concentration = {
  bsonType: ['object', 'null'],
  required: ['value', 'grade'],
  properties: { value: number, average24h: number, grade },
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
      pm10: concentration,
      pm25: concentration,
      o3: concentration,
      no2: concentration,
      co: concentration,
      so2: concentration,
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
  ];
}
