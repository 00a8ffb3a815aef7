import type { ResponseNotes } from '../../request/request-context.ts';
import type { Settings } from '../../settings/table.ts';
import type { Verdict } from './limiter.ts';
import type { Policy } from './policy.ts';

/**
 * Says what is allowed and what is left of it: `current` by
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10, `separate` as
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06 has it, for the policy with the least left.
 */
export function sayLimits(
  notes: ResponseNotes,
  verdicts: readonly Verdict[],
  headers: Settings['rateLimits']['headers'],
): void {
  if (headers === 'none') return;
  if (headers === 'current') {
    notes.setHeader('ratelimit-policy', verdicts.map(({ policy }) => policyItem(policy)).join(', '));
    notes.setHeader('ratelimit', verdicts.map(limitItem).join(', '));
    return;
  }
  const { policy, remaining, reset } = verdicts.reduce((a, b) => (share(b) < share(a) ? b : a));
  notes.setHeader(
    'ratelimit-policy',
    verdicts.map(({ policy: { quota, window } }) => `${quota};w=${window}`).join(', '),
  );
  notes.setHeader('ratelimit-limit', String(policy.quota));
  notes.setHeader('ratelimit-remaining', String(remaining));
  notes.setHeader('ratelimit-reset', String(reset));
}

/** `requests` is the unit that holds when none is named. */
function policyItem({ name, quota, window, unit }: Policy): string {
  return `"${name}";q=${quota}${unit === 'requests' ? '' : `;qu="${unit}"`};w=${window}`;
}

function limitItem({ policy, remaining, reset }: Verdict): string {
  return `"${policy.name}";r=${remaining};t=${reset}`;
}

function share({ policy, remaining, allowed }: Verdict): number {
  return allowed ? remaining / policy.quota : -1;
}
