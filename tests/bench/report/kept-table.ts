import type { KeptMeasurement } from '../results.ts';
import { decimal } from './decimal.ts';

export const KEPT_COLUMNS = ['operation', 'kept', 'requests/s', 'min..max', 'ratio', 'CPU µs', 'ratio'];

/** Each beside the gateway that keeps nothing. */
export function keptRows(measured: readonly KeptMeasurement[]): string[][] {
  return measured.map(({ operation, kept, requestsPerSecond, cpu }) => {
    const base = measured.find(one => one.operation === operation && one.kept === 'nothing')!;
    return [
      operation,
      kept,
      requestsPerSecond.median.toFixed(0),
      `${requestsPerSecond.min.toFixed(0)}..${requestsPerSecond.max.toFixed(0)}`,
      decimal(requestsPerSecond.median / base.requestsPerSecond.median),
      cpu.median.toFixed(0),
      decimal(cpu.median / base.cpu.median),
    ];
  });
}
