import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepFailure } from '../../mongo/connection/errors.ts';
import { findExecutable, isExecutable } from './find-executable.ts';
import { runTool } from './run-tool.ts';

/** The release whose behaviour the tests cover; see the table of differences in README.md. */
export const SECANTUS_VERSION = '0.7.0b3';

export interface SecantusOptions {
  /** Folder that keeps the installation for the next start; made when missing. */
  directory: string;
  env: NodeJS.ProcessEnv;
  log(line: string): void;
  signal?: AbortSignal | undefined;
}

/** `installed.json`: written last, so that an interrupted installation is not taken for a complete one. */
interface Installation {
  version: string;
  /** The folder of the virtual environment. A virtual environment holds absolute paths, so it cannot be moved. */
  environment: string;
}

const OLDEST_PYTHON = [3, 10] as const;
/** The plain names first: they are what the user chose. A newer or older one may have a wheel where the first has none. */
const PYTHON_NAMES = ['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3.14'];

/**
 * Finds or makes the virtual environment with SecantusDB.
 *
 * @returns the environment's Python; `-I -m secantus` is the same as its command `secantusd-py`, which on Windows would
 *   be a launcher that leaves the server behind when it is ended
 * @throws StepFailure naming what is missing: a Python, its venv module, or a way to the package index
 */
export async function installSecantus(options: SecantusOptions): Promise<string> {
  const installed = await readInstallation(options.directory);
  if (installed !== null) return installed;
  const pythons = await findPythons(options);
  if (pythons.length === 0) throw new StepFailure(`no Python ${OLDEST_PYTHON.join('.')} or newer on PATH`);
  await mkdir(options.directory, { recursive: true });
  await removeOldEnvironments(options.directory);
  const reasons: string[] = [];
  for (const python of pythons) {
    try {
      return await installWith(python, options);
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      reasons.push(`${python.command} (${python.version}): ${error.message}`);
    }
  }
  throw new StepFailure(reasons.join('; '));
}

interface Python {
  command: string;
  version: string;
}

async function findPythons({ env, signal }: SecantusOptions): Promise<Python[]> {
  const found = new Map<string, Python>();
  const names = process.platform === 'win32' ? ['py', ...PYTHON_NAMES] : PYTHON_NAMES;
  for (const name of names) {
    const command = await findExecutable(name, env);
    if (command === null) continue;
    const script = 'import sys; print("%d.%d" % sys.version_info[:2]); print(sys.executable)';
    const result = await runTool(command, ['-c', script], { env, timeoutMs: 10_000, signal });
    const [version = '', executable = ''] = result.stdout.trim().split(/\r?\n/);
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const recent = major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1]);
    const identity = await realpath(executable).catch(() => executable);
    if (result.ok && recent && !found.has(identity)) found.set(identity, { command, version });
  }
  return [...found.values()];
}

async function installWith(python: Python, options: SecantusOptions): Promise<string> {
  const { directory, log, signal } = options;
  const env = { ...options.env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1' };
  // A fresh name each time: the pip of an interrupted start may still be writing into the old folder.
  const environment = join(directory, `venv-${randomBytes(4).toString('hex')}`);
  log(`installing SecantusDB ${SECANTUS_VERSION} with Python ${python.version} (once, about half a minute)`);
  try {
    const made = await runTool(python.command, ['-m', 'venv', environment], { env, timeoutMs: 120_000, signal });
    if (!made.ok) throw new StepFailure(venvReason(made.stdout + made.stderr, made.reason));
    const pip = ['-I', '-m', 'pip', 'install', '--quiet', '--timeout', '10', '--retries', '2', '--prefer-binary'];
    // Its source package needs a C++ compiler and many minutes; without a wheel the step had better fail at once.
    const what = ['--only-binary', 'SecantusDB', `SecantusDB==${SECANTUS_VERSION}`];
    const result = await runTool(pythonOf(environment), [...pip, ...what], { env, timeoutMs: 300_000, signal });
    if (!result.ok) throw new StepFailure(`pip install SecantusDB==${SECANTUS_VERSION}: ${result.reason}`);
    await writeInstallation(directory, { version: SECANTUS_VERSION, environment });
    return pythonOf(environment);
  } catch (error) {
    await rm(environment, { recursive: true, force: true });
    throw error;
  }
}

function venvReason(output: string, otherwise: string): string {
  if (/ensurepip|No module named venv/.test(output)) {
    return 'its venv module is missing (on Debian and Ubuntu: apt install python3-venv)';
  }
  return `venv: ${otherwise}`;
}

function pythonOf(environment: string): string {
  return process.platform === 'win32' ? join(environment, 'Scripts', 'python.exe') : join(environment, 'bin', 'python');
}

async function readInstallation(directory: string): Promise<string | null> {
  try {
    const { version, environment } = JSON.parse(
      await readFile(join(directory, 'installed.json'), 'utf8'),
    ) as Installation;
    if (version !== SECANTUS_VERSION || !environment.startsWith(join(directory, 'venv-'))) return null;
    // The link leads nowhere when the Python it was made with was removed.
    return (await isExecutable(pythonOf(environment))) ? pythonOf(environment) : null;
  } catch {
    return null;
  }
}

async function writeInstallation(directory: string, installation: Installation): Promise<void> {
  const path = join(directory, 'installed.json');
  await writeFile(`${path}.new`, JSON.stringify(installation));
  await rename(`${path}.new`, path);
}

async function removeOldEnvironments(directory: string): Promise<void> {
  await rm(join(directory, 'installed.json'), { force: true });
  for (const name of await readdir(directory)) {
    if (name.startsWith('venv-')) await rm(join(directory, name), { recursive: true, force: true });
  }
}
