import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inFolder } from './in-folder.ts';
import { OperatorError } from './operator-error.ts';

let directory: string;
let file: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-folder-'));
  file = path.join(directory, 'file');
  await writeFile(file, '');
});
afterAll(() => rm(directory, { recursive: true }));

const make = (folder: string) => inFolder('NEWSGRAPH_DATA', folder, () => mkdir(folder, { recursive: true }));

it('names the setting and the folder where the file system refuses', async () => {
  const error = await make(file).catch(error => error);
  expect(error).toBeInstanceOf(OperatorError);
  expect(error.message).toBe(
    `NEWSGRAPH_DATA: ${file}: EEXIST: file already exists, mkdir '${file}'; expected a folder that this user may write`,
  );
  await expect(make(path.join(file, 'below'))).rejects.toThrow('ENOTDIR');
});

it('leaves errors alone that are of another folder or of no folder', async () => {
  const elsewhere = path.join(directory, 'elsewhere');
  await expect(inFolder('X', elsewhere, () => mkdir(file))).rejects.not.toBeInstanceOf(OperatorError);
  await expect(inFolder('X', directory, () => readFile(elsewhere))).rejects.not.toBeInstanceOf(OperatorError);
  await expect(
    inFolder('X', directory, () => {
      throw new TypeError('a fault');
    }),
  ).rejects.toThrow(TypeError);
});
