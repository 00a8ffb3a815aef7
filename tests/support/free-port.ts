import { findFreePort } from '../../shared/local-mongo/free-port.ts';

/** Below the range from which systems take the local ends of connections, and beside that of local databases. */
const FIRST_PORT = 20_000;
const PORTS = 7_000;

/** A port of 127.0.0.1 for a program that cannot listen on port 0; tests that run at the same time take others. */
export function findTestPort(): Promise<number> {
  return findFreePort(FIRST_PORT + Math.floor(Math.random() * PORTS));
}
