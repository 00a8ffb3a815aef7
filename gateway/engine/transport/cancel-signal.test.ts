import { expect, it } from 'vitest';
import { SharedSignal } from './cancel-signal.ts';

it('those who wait together have left when the last of them has', () => {
  const shared = new SharedSignal();
  const [one, two] = [new AbortController(), new AbortController()];
  let told = 0;
  shared.addEventListener('abort', () => told++);
  shared.join(one.signal);
  shared.join(two.signal);
  // Two requests on one connection leave with it.
  shared.join(one.signal);
  one.abort();
  expect([shared.aborted, told]).toEqual([false, 0]);
  two.abort();
  expect([shared.aborted, told]).toEqual([true, 1]);
});

it('one who waits to the end keeps it going, and nobody is heard after the end', () => {
  const kept = new SharedSignal();
  const client = new AbortController();
  kept.join(client.signal);
  kept.join(undefined);
  const ended = new SharedSignal();
  ended.join(client.signal);
  ended.end();
  client.abort();
  expect([kept.aborted, ended.aborted]).toEqual([false, false]);
});
