import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Installs the other contestants, unless they are installed as the lock file says. */

const here = import.meta.dirname;
const changedAt = (file: string) => statSync(`${here}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

// npm writes the hidden lock file last.
if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.log('installing the contestants (once)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
