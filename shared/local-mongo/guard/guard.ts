import { type ChildProcess, spawn } from 'node:child_process';
import { timingSafeEqual } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type GuardEvent, type GuardOrder, LEASE_GRANTED } from './guard-protocol.ts';

/*
 * A process of its own between newsgraph and the database server. It is the leader of its own process group, so Ctrl-C
 * in a terminal reaches neither it nor the server, and newsgraph can drain first. It stops the server when the last user
 * is gone: the owner, whose lease is our standard input (the system closes it even after SIGKILL), and every further
 * start on the same data folder, whose lease is a connection.
 */

const leases = new Set<Socket>();
let ownerPresent = true;
let stopping = false;
let order: GuardOrder | undefined;
let server: ChildProcess | undefined;

function report(event: GuardEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

// The owner may be gone already; its absence is noticed on standard input, not here.
process.stdout.on('error', () => {});

function begin(given: GuardOrder): void {
  order = given;
  const child = spawn(given.command, given.args, { stdio: ['ignore', 2, 2], windowsHide: true });
  server = child;
  child.once('error', error => {
    report({ event: 'failed', reason: error.message });
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    report({ event: 'exited', code, signal });
    // Pending output to a pipe is lost by process.exit() on some systems, so write through first.
    process.stdout.write('', () => process.exit(0));
  });
  child.once('spawn', () => {
    const door = createServer({ allowHalfOpen: true }, socket => takeLease(socket, given.token));
    door.listen(0, '127.0.0.1', () => {
      report({ event: 'started', serverPid: child.pid ?? 0, leasePort: (door.address() as AddressInfo).port });
      stopWhenUnused();
    });
  });
}

function takeLease(socket: Socket, token: string): void {
  let said = '';
  socket.setEncoding('utf8').setTimeout(5_000, () => socket.destroy());
  socket.on('error', () => {});
  socket.on('data', chunk => {
    if (leases.has(socket)) return;
    said = (said + chunk).slice(0, 1_000);
    if (!said.includes('\n')) return;
    if (stopping || !sameSecret(said.trimEnd(), token)) {
      socket.destroy();
      return;
    }
    socket.setTimeout(0);
    leases.add(socket);
    socket.write(LEASE_GRANTED);
  });
  const release = () => {
    const held = leases.delete(socket);
    if (held) stopWhenUnused();
    // The last one's connection stays half open until the server has ended, so that its close() can wait for that.
    if (!stopping) socket.end();
  };
  socket.on('end', release);
  socket.on('close', release);
}

function sameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function stopWhenUnused(): void {
  if (ownerPresent) return;
  if (leases.size > 0) report({ event: 'kept', leases: leases.size });
  else stop();
}

function stop(): void {
  if (stopping || server === undefined || order === undefined) return;
  stopping = true;
  server.kill('SIGTERM');
  // A server that sits in accept() notices its closed listener only with the next connection.
  setTimeout(poke, 100, order.port);
  setTimeout(() => server?.kill('SIGKILL'), order.stopTimeoutMs);
}

function poke(port: number): void {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.setTimeout(1_000, () => socket.destroy());
  socket.on('connect', () => socket.end());
}

function ownerGone(): void {
  if (!ownerPresent) return;
  ownerPresent = false;
  if (order === undefined) process.exit(1);
  stopWhenUnused();
}

let pending = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk: string) => {
  if (order !== undefined) return;
  pending += chunk;
  const end = pending.indexOf('\n');
  if (end >= 0) begin(JSON.parse(pending.slice(0, end)) as GuardOrder);
});
process.stdin.on('end', ownerGone);
process.stdin.on('close', ownerGone);
process.stdin.on('error', ownerGone);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('SIGHUP', () => {});
