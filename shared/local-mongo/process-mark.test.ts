import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { markProcess, stateOfProcess } from './process-mark.ts';

it('knows a process again while it runs, and that it is gone afterwards', async () => {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const mark = await markProcess(child.pid as number);
  expect(await stateOfProcess(mark)).toBe('running');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await stateOfProcess(mark)).toBe('gone');
});

it('does not take a later process with the same number for the earlier one', async () => {
  const own = await markProcess(process.pid);
  expect(await stateOfProcess({ ...own, started: `not ${own.started}` })).toBe('gone');
});

it('cannot tell without a start time', async () => {
  expect(await stateOfProcess({ pid: process.pid, started: null })).toBe('unknown');
});
