import { PendingFile } from '../../../shared/graphql/upload.ts';
import { ReceivedFile } from './received-file.ts';

/** A request that is not one by the specification of multipart requests. */
export class UploadError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/**
 * Puts files into the variables of operations, where the map names them.
 *
 * @returns the files by their field names, in the order of the map
 * @throws UploadError for a map that names no place of the operations
 */
export function placeFiles(operations: unknown, map: unknown, onDemand: () => void): Map<string, ReceivedFile> {
  if (typeof map !== 'object' || map === null || Array.isArray(map))
    throw new UploadError(400, 'map: expected an object');
  const files = new Map<string, ReceivedFile>();
  for (const [name, paths] of Object.entries(map)) {
    if (!Array.isArray(paths) || paths.length === 0 || !paths.every(path => typeof path === 'string')) {
      throw new UploadError(400, `map.${name}: expected a list of paths such as "variables.file"`);
    }
    const file = new ReceivedFile(paths.length > 1, onDemand);
    const pending = new PendingFile(files.size, file.arrival);
    for (const path of paths as string[]) place(operations, path, pending);
    files.set(name, file);
  }
  return files;
}

function place(operations: unknown, path: string, file: PendingFile): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  const isBatch = Array.isArray(operations);
  let at = operations;
  for (const key of keys) at = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  // A file is null in the operations; a path leads below the variables, of one of a batch too.
  const inVariables = keys[isBatch ? 1 : 0] === 'variables';
  if (inVariables && isObject(at) && Object.hasOwn(at, last) && at[last] === null) at[last] = file;
  else
    throw new UploadError(400, `map: found the path ${JSON.stringify(path)}, expected one to a null in the variables`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof PendingFile);
}
