import path from 'node:path';
import { OperatorError } from './operator-error.ts';

/** What the file system says of a folder that is none, may not be written, or is full. */
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
 * Does some work in a folder that a setting names.
 *
 * @param setting the variable that names the folder, for the message
 * @throws OperatorError where the file system refuses what the work does in the folder; other errors as they are
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

/** Whether a path is in the folder, is the folder, or is one that it would be in. */
function concerns(where: string, folder: string): boolean {
  const [one, other] = [path.resolve(where), path.resolve(folder)];
  return isWithin(one, other) || isWithin(other, one);
}

function isWithin(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
