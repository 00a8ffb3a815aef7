import { BSON } from 'mongodb';

/** Whether two validators or filter expressions are equal, regardless of the order of keys. */
export function sameDefinition(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  // As extended JSON, so that a server's Int32 or Long equals the declared number.
  return JSON.stringify(sortKeys(JSON.parse(BSON.EJSON.stringify(value, { relaxed: true })) as unknown));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
