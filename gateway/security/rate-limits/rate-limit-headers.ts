import type { Settings } from '../../settings/table.ts';
import type { Verdict } from './limiter.ts';
import type { Policy } from './policy.ts';

/**
 * Says what is allowed and what is left of it: `current` by
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10, `separate` as
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06 has it, for the policy with the least left.
 */
export function limitHeaders(
  verdicts: readonly Verdict[],
  form: Settings['rateLimits']['headers'],
): Readonly<Record<string, string>> {
  if (form === 'none') return {};
  if (form === 'current') {
    return {
      'ratelimit-policy': verdicts.map(({ policy }) => policyItem(policy)).join(', '),
      ratelimit: verdicts.map(limitItem).join(', '),
    };
  }
  const { policy, remaining, reset } = verdicts.reduce((a, b) => (share(b) < share(a) ? b : a));
  return {
    'ratelimit-policy': verdicts.map(({ policy: { quota, window } }) => `${quota};w=${window}`).join(', '),
    'ratelimit-limit': String(policy.quota),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  };
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
