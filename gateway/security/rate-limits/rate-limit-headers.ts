import type { Settings } from '../../settings/table.ts';
import type { RateLimitDecision } from './limiter.ts';
import type { Policy } from './policy.ts';

/**
 * Headers that report the quota and the remaining points: `current` by
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10, `separate` by
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06, for the policy with the least
 * remaining.
 */
export function limitHeaders(
  decisions: readonly RateLimitDecision[],
  form: Settings['rateLimits']['headers'],
): Readonly<Record<string, string>> {
  if (form === 'none') return {};
  if (form === 'current') {
    return {
      'ratelimit-policy': decisions.map(({ policy }) => policyItem(policy)).join(', '),
      ratelimit: decisions.map(limitItem).join(', '),
    };
  }
  const { policy, remaining, reset } = decisions.reduce((a, b) => (share(b) < share(a) ? b : a));
  return {
    'ratelimit-policy': decisions.map(({ policy: { quota, window } }) => `${quota};w=${window}`).join(', '),
    'ratelimit-limit': String(policy.quota),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  };
}

/** `requests` is the default unit. */
function policyItem({ name, quota, window, unit }: Policy): string {
  return `"${name}";q=${quota}${unit === 'requests' ? '' : `;qu="${unit}"`};w=${window}`;
}

function limitItem({ policy, remaining, reset }: RateLimitDecision): string {
  return `"${policy.name}";r=${remaining};t=${reset}`;
}

function share({ policy, remaining, allowed }: RateLimitDecision): number {
  return allowed ? remaining / policy.quota : -1;
}
