import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StepFailure } from '../../mongo/connection/errors.ts';
import { isExecutable } from './find-executable.ts';
import { runTool } from './run-tool.ts';

/**
 * The MongoDB that is downloaded when none is found. 8.0 is the current major series (supported to October 2029; minor
 * series such as 8.2 end within months), and its later releases refuse to start on the Linux kernels on which their
 * allocator crashes (6.19 to 7.0.13, https://www.mongodb.com/docs/manual/release-notes/8.0/), which is a reason to go on
 * with the next step where an older one would crash later. MONGOMS_VERSION asks for another.
 */
export const MONGOD_VERSION = '8.0.37';

/** `$topN` came with 5.2 and `$documents` with 5.1; 6.0 is the first major series with both. */
const OLDEST_MAJOR = 6;

/** A mongod that runs on this machine. */
export interface FoundMongod {
  path: string;
  version: string;
}

/**
 * Asks a mongod for its version, which shows too that it runs here (its libraries are found, it is for this processor).
 *
 * @throws StepFailure when it does not run or is too old
 */
export async function probeMongod(path: string, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<FoundMongod> {
  if (!(await isExecutable(path))) throw new StepFailure(`${path} is not an executable file`);
  const result = await runTool(path, ['--version'], { env, timeoutMs: 10_000, signal });
  const version = /db version v(\d+\.\d+\.\d+\S*)/.exec(result.stdout)?.[1];
  if (version === undefined) throw new StepFailure(`${path} --version: ${result.reason || 'no version in its answer'}`);
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    throw new StepFailure(`${path} is version ${version}, but ${OLDEST_MAJOR}.0 or newer is needed`);
  }
  return { path, version };
}

/** The newest complete mongod that an earlier start downloaded into `directory`, or null. */
export async function findCachedMongod(directory: string): Promise<string | null> {
  const names = await readdir(directory).catch((): string[] => []);
  const complete = names
    // The checksum file beside it is written last, after the extracted file was compared with the archive.
    .filter(name => /^mongod-.*\d+\.\d+\.\d+(\.exe)?$/.test(name) && names.includes(`${name}.md5`))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const newest = complete.at(-1);
  return newest === undefined ? null : join(directory, newest);
}
