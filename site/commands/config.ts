import { printSettings, replaceTable, settingsTable } from '../../gateway/settings/print-settings.ts';
import { readCommandSettings } from '../process/command-settings.ts';
import { readInput, writeOutput } from '../process/files.ts';
import { SITE_SETTINGS } from '../settings/table.ts';

export interface ConfigOptions {
  readonly table?: boolean;
  readonly write?: boolean;
  readonly check?: boolean;
}

const PAGE = 'docs/settings.md';

export async function config({ table = false, write = false, check = false }: ConfigOptions): Promise<number> {
  if (!table) {
    process.stdout.write(printSettings(SITE_SETTINGS, readCommandSettings()));
    return 0;
  }
  if (!write && !check) {
    console.log(settingsTable(SITE_SETTINGS));
    return 0;
  }
  const text = await readInput(PAGE);
  const fresh = replaceTable(text, SITE_SETTINGS);
  if (fresh === text) return 0;
  if (fresh !== undefined && write) {
    await writeOutput('--write', PAGE, fresh);
    return 0;
  }
  console.error(
    fresh === undefined
      ? `${PAGE} has no place for the table of settings`
      : `${PAGE}: the table of settings is not up to date; run \`npm run newsgraph -- config --table --write\``,
  );
  return 1;
}
