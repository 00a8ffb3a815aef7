import { once } from 'node:events';
import { createServer } from 'node:net';
import { listenProblem } from '../../gateway/settings/listen-problem.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import type { SiteSettings } from '../settings/read-settings.ts';

/**
 * Listens on the ports of the settings for a moment, before anything slow is started.
 *
 * @throws SettingsError that names each that cannot be had
 */
export async function tryPorts({ server, telemetry }: Pick<SiteSettings, 'server' | 'telemetry'>): Promise<void> {
  const problems: string[] = [];
  const error = await tryPort(server.port, server.host);
  if (error) problems.push(listenProblem(error, server) ?? `PORT: ${server.port}: ${error.message}`);
  const { metricsPort, metricsHost } = telemetry;
  const refused = metricsPort === undefined ? undefined : await tryPort(metricsPort, metricsHost);
  if (refused) problems.push(`METRICS_PORT: ${metricsPort} cannot be listened on: ${refused.message}`);
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
}

async function tryPort(port: number, host: string): Promise<Error | undefined> {
  const server = createServer();
  try {
    await once(server.listen({ port, host, exclusive: true }), 'listening');
  } catch (error) {
    return error as Error;
  }
  server.close();
  await once(server, 'close');
  return undefined;
}
