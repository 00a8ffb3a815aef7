/**
 * Sorts the rows of a database read into the order of its keys, as a DataLoader batch function must.
 *
 * @returns one entry for each key, in the order of `keys`, duplicates included; null where no row has that key.
 */
export function alignToKeys<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): (R | null)[] {
  const byKey = new Map<K, R>();
  for (const row of rows) byKey.set(keyOf(row), row);
  return keys.map(key => byKey.get(key) ?? null);
}
