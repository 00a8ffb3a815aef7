import { SettingsError } from '../../../shared/settings/setting.ts';
import type { Settings } from '../../settings/table.ts';

const PARTS = ['ip', 'client', 'token', 'operation'] as const;

export type KeyPart = (typeof PARTS)[number];

/** A rate-limit policy: a quota per key and time window. */
export interface Policy {
  readonly name: string;
  /** The parts of the key; empty for a single counter. */
  readonly by: readonly KeyPart[];
  readonly quota: number;
  /** In seconds. */
  readonly window: number;
  readonly unit: 'requests' | 'cost';
  /**
   * The operations it applies to, by operation name or by root field such as `Mutation.createComment`; both empty for
   * all.
   */
  readonly operations: readonly string[];
  readonly fields: readonly string[];
}

/** @throws SettingsError */
export function readPolicies(policies: Settings['rateLimits']['policies']): readonly Policy[] {
  const names = new Set<string>();
  return policies.map(({ name, quota, window, unit, by, operations, fields }, i) => {
    const refuse = (problem: string) => new SettingsError(`RATE_LIMITS_POLICIES: policy ${name ?? i + 1}: ${problem}`);
    if (name === undefined || !/^[a-z][a-z0-9_-]*$/.test(name)) {
      throw refuse(`name: found ${JSON.stringify(name)}, expected lower-case letters, digits, "-" and "_"`);
    }
    if (names.has(name)) throw refuse('the name is used twice');
    names.add(name);
    if (quota === undefined) throw refuse('expected a quota');
    if (window === undefined) throw refuse('expected a window, such as 1m');
    const parts = by.map(given => {
      const part = PARTS.find(known => known === given);
      if (!part) throw refuse(`by: found ${JSON.stringify(given)}, expected some of ${PARTS.join(', ')}`);
      return part;
    });
    const wrong = fields.find(field => !/^(Query|Mutation|Subscription)\.\w+$/.test(field));
    if (wrong !== undefined) {
      throw refuse(`fields: found ${JSON.stringify(wrong)}, expected a root field such as Mutation.createComment`);
    }
    return { name, by: parts, quota, window: Math.ceil(window / 1_000), unit: unit ?? 'requests', operations, fields };
  });
}
