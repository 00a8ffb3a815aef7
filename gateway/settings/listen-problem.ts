import type { Settings } from './table.ts';

/**
 * Why nothing can listen on the port and address of the settings.
 *
 * @param error what listening failed with
 * @returns undefined for an error that no setting mends
 */
export function listenProblem(error: unknown, { host, port }: Pick<Settings['server'], 'host' | 'port'>) {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `PORT: ${port} is in use on ${host}; set PORT to another port, or 0 for a free one`;
    case 'EACCES':
      return `PORT: ${port} is not allowed for this user; set PORT above 1023`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST: ${JSON.stringify(host)} is not an address of this machine`;
    default:
      return undefined;
  }
}
