import type { CacheMeasurement } from '../results.ts';
import { decimal } from './decimal.ts';

export const CACHE_COLUMNS = ['operation', 'cache', 'requests/s', 'min..max', 'ratio', 'CPU µs', 'ratio'];

/** Each cache compared with the gateway that caches nothing. */
export function cacheRows(measured: readonly CacheMeasurement[]): string[][] {
  return measured.map(({ operation, cache, requestsPerSecond, cpu }) => {
    const base = measured.find(one => one.operation === operation && one.cache === 'none')!;
    return [
      operation,
      cache,
      requestsPerSecond.median.toFixed(0),
      `${requestsPerSecond.min.toFixed(0)}..${requestsPerSecond.max.toFixed(0)}`,
      decimal(requestsPerSecond.median / base.requestsPerSecond.median),
      cpu.median.toFixed(0),
      decimal(cpu.median / base.cpu.median),
    ];
  });
}
