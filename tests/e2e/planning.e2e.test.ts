import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { ask, createEnvironment, startNewsgraph } from './newsgraph-command.ts';

/** The planning processes that a process has started; Linux says. */
function planningProcessesOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap(thread => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
    .flatMap(child => (child !== '' && isPlanning(Number(child)) ? [Number(child)] : []));
}

function isPlanning(pid: number): boolean {
  try {
    return /newsgraph-planning|planning-main/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}

describe.runIf(process.platform === 'linux')('the planning process', () => {
  it('is replaced when it is killed, and ends with a gateway that is', async () => {
    await using environment = await createEnvironment();
    await using graph = await startNewsgraph(['start', '--no-samples'], environment.env);
    const gateway = graph.child.pid!;
    const [first] = planningProcessesOf(gateway);
    expect(first).toBeDefined();
    process.kill(first!, 'SIGKILL');
    await vi.waitFor(() => expect(isPlanning(first!)).toBe(false));

    expect(await ask(graph.url, '{ regions { code } }')).toMatchObject({
      status: 200,
      data: { regions: expect.any(Array) },
    });
    const [second] = planningProcessesOf(gateway);
    expect(second).toBeDefined();
    expect(second).not.toBe(first);

    await graph.end('SIGKILL');
    await vi.waitFor(() => expect(isPlanning(second!)).toBe(false), { timeout: 5_000 });
  });
});
