import path from 'node:path';
import { OperatorError } from './operator-error.ts';

/** Error codes of the file system for a path that is not a folder, not writable, or full. */
const REFUSALS = new Set([
  'EACCES',
  'EDQUOT',
  'EEXIST',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/**
 * Runs some work in a folder that a setting names.
 *
 * @param setting the variable that names the folder, for the message
 * @throws OperatorError when the file system rejects an operation in the folder; other errors unchanged
 */
export async function inFolder<T>(setting: string, folder: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = '', path: where, message } = error as NodeJS.ErrnoException;
    if (where === undefined || !REFUSALS.has(code) || !concerns(where, folder)) throw error;
    throw new OperatorError(`${setting}: ${folder}: ${message}; expected a folder that this user may write`, {
      cause: error,
    });
  }
}

/** Whether a path is the folder, is inside it, or is one of its parents. */
function concerns(where: string, folder: string): boolean {
  const [one, other] = [path.resolve(where), path.resolve(folder)];
  return isWithin(one, other) || isWithin(other, one);
}

function isWithin(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
