import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findFreePort } from './free-port.ts';

async function listen(port = 0) {
  const server = createServer();
  await new Promise<void>(resolve => server.listen({ port, host: '127.0.0.1' }, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise<void>(resolve => server.close(() => resolve())),
  };
}

describe('a free port', () => {
  it('is that of the last start, also when this process has just given it back', async () => {
    let port: number;
    {
      await using server = await listen();
      port = server.port;
    }
    expect(await findFreePort(port)).toBe(port);
    {
      await using _server = await listen(port);
    }
    expect(await findFreePort(port)).toBe(port);
  });

  it('is another one where somebody listens', async () => {
    await using server = await listen();
    const port = await findFreePort(server.port);
    expect(port).not.toBe(server.port);
    await using _free = await listen(port);
  });

  it.each([-1, 65_536, Number.NaN])('is found also where a record holds %d', async preferred => {
    expect(await findFreePort(preferred)).toBeGreaterThan(1_024);
  });
});
