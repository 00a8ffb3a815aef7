import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * A process, told apart from a later one that got the same number. `started` is an opaque stamp of when the system
 * started it; null where the system does not tell.
 */
export interface ProcessMark {
  pid: number;
  started: string | null;
}

/** `running`: this very process. `gone`: it ended (its number may belong to another). `unknown`: cannot be told. */
export type ProcessState = 'running' | 'gone' | 'unknown';

const run = promisify(execFile);

/** The mark of a process that runs now. */
export async function markProcess(pid: number): Promise<ProcessMark> {
  return { pid, started: await startStamp(pid) };
}

/** Whether the process of an earlier mark still runs. */
export async function stateOfProcess(mark: ProcessMark): Promise<ProcessState> {
  if (!pidInUse(mark.pid)) return 'gone';
  const started = await startStamp(mark.pid);
  if (started === 'ended') return 'gone';
  if (started === null || mark.started === null) return pidInUse(mark.pid) ? 'unknown' : 'gone';
  return started === mark.started ? 'running' : 'gone';
}

function pidInUse(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function startStamp(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') return await linuxStartStamp(pid);
    if (process.platform === 'win32') {
      const command = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`;
      const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command]);
      return stdout.trim() || null;
    }
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the name may hold spaces and brackets, so cut after it. */
async function linuxStartStamp(pid: number): Promise<string | null> {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
  ]);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie answers to kill(0) for as long as its parent does not collect it, which in a container may be for ever.
  if (fields[0] === 'Z' || fields[0] === 'X') return 'ended';
  return `${boot.trim()}/${fields[19]}`;
}
