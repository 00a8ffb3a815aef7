import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { SettingsError } from '../../shared/settings/setting.ts';

/**
 * Serves `GET /metrics`, and nothing else.
 * @throws SettingsError if it cannot listen on the port
 */
export async function serveMetrics(
  registry: { metrics(): Promise<string>; readonly contentType: string },
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    try {
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text);
    } catch {
      response.writeHead(500).end();
    }
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new SettingsError(`METRICS_PORT: ${port} cannot be listened on: ${(error as Error).message}`);
  }
  return server;
}
