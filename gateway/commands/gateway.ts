import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createRemoteGateway } from '../server.ts';
import { readSettings } from '../settings/read-settings.ts';
import { SettingsError } from '../settings/setting.ts';
import { runUntilSignal } from './run.ts';

export const GATEWAY_USAGE = `newsgraph gateway --supergraph FILE [--port N]
  Runs the gateway alone over any Federation 2 supergraph, whose subgraphs are reached over HTTP.`;

export async function gateway(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { supergraph: { type: 'string' }, port: { type: 'string' } } });
  if (values.supergraph === undefined) {
    console.error(GATEWAY_USAGE);
    return 2;
  }
  const settings = readSettings(process.env, { port: values.port });
  const sdl = await readFile(values.supergraph, 'utf8').catch(error => {
    throw new SettingsError(`--supergraph: ${values.supergraph} cannot be read: ${error.message}`);
  });
  const server = await createRemoteGateway(settings, sdl);
  try {
    console.log(`newsgraph gateway ready at ${await server.host.listen()}`);
  } catch (error) {
    await server.close();
    throw error;
  }
  return runUntilSignal(server);
}
