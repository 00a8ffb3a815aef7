import type { PluginMeasurement } from '../results.ts';
import { decimal } from './decimal.ts';

export const PLUGIN_COLUMNS = ['operation', 'by', 'plugin', 'requests/s', 'min..max', 'ratio', 'CPU µs', 'ratio'];

/** Ratios to the gateway without plugins, which comes first of each operation and transport. */
export function pluginRows(measured: readonly PluginMeasurement[]): string[][] {
  return measured.map(({ operation, transport, plugin, requestsPerSecond, cpu }) => {
    const base = measured.find(one => one.operation === operation && one.transport === transport)!;
    return [
      operation,
      transport,
      plugin,
      requestsPerSecond.median.toFixed(0),
      `${requestsPerSecond.min.toFixed(0)}..${requestsPerSecond.max.toFixed(0)}`,
      decimal(requestsPerSecond.median / base.requestsPerSecond.median),
      cpu.median.toFixed(0),
      decimal(cpu.median / base.cpu.median),
    ];
  });
}
