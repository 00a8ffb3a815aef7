import { expect, it } from 'vitest';
import { SharedSignal } from './cancel-signal.ts';

it('a shared signal is aborted when the last client has disconnected', () => {
  const shared = new SharedSignal();
  const [one, two] = [new AbortController(), new AbortController()];
  let told = 0;
  shared.addEventListener('abort', () => told++);
  shared.join(one.signal);
  shared.join(two.signal);
  // Two requests on one connection disconnect together.
  shared.join(one.signal);
  one.abort();
  expect([shared.aborted, told]).toEqual([false, 0]);
  two.abort();
  expect([shared.aborted, told]).toEqual([true, 1]);
});

it('a caller that never cancels keeps the work alive, and signals after the end are ignored', () => {
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
