import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/**
 * The file that the command `name` means on this PATH, or null.
 *
 * Not `which`: it also looks in the working directory (on Windows always, elsewhere for an empty part of PATH), and would
 * run whatever bears the name in the folder that somebody has unpacked.
 */
export async function findExecutable(name: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  for (const directory of (pathOf(env) ?? '').split(delimiter)) {
    if (directory === '') continue;
    for (const extension of extensions(env)) {
      const candidate = join(directory, name + extension);
      if (await isExecutable(candidate)) return isAbsolute(candidate) ? candidate : resolve(candidate);
    }
  }
  return null;
}

export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Windows spells it `Path`, and a copy of the environment is not case-insensitive any more. */
function pathOf(env: NodeJS.ProcessEnv): string | undefined {
  const name = Object.keys(env).find(key => key.toUpperCase() === 'PATH');
  return name === undefined ? undefined : env[name];
}

function extensions(env: NodeJS.ProcessEnv): string[] {
  if (process.platform !== 'win32') return [''];
  return (env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';');
}
