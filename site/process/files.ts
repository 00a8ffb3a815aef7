import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SettingsError } from '../../shared/settings/setting.ts';

/** The supergraph of the site's own subgraphs. */
export const SITE_SUPERGRAPH = fileURLToPath(new URL('../../supergraph.graphql', import.meta.url));

/** A file that a command was given. @throws SettingsError when it cannot be read */
export async function readInput(file: string): Promise<string> {
  try {
    return await readFile(path.resolve(file), 'utf8');
  } catch (error) {
    throw new SettingsError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** @param option what named the file. @throws SettingsError when it cannot be written */
export async function writeOutput(option: string, file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new SettingsError(`${option}: ${file} cannot be written: ${(error as Error).message}`);
  }
}
