import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { printSettings, replaceTable, settingsTable } from '../../gateway/settings/print-settings.ts';
import { readSettings } from '../settings/read-settings.ts';
import { SITE_SETTINGS } from '../settings/table.ts';

export const CONFIG_USAGE = `newsgraph config
  Prints the settings in effect, in the form of a settings file; secrets are hidden.
newsgraph config --table [--write|--check]
  Prints the table of all settings; --write puts it into docs/settings.md, --check fails where docs/settings.md has another.`;

const PAGE = 'docs/settings.md';

export async function config(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      table: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  if (!values.table) {
    process.stdout.write(printSettings(SITE_SETTINGS, readSettings(process.env)));
    return 0;
  }
  if (!values.write && !values.check) {
    console.log(settingsTable(SITE_SETTINGS));
    return 0;
  }
  const text = await readFile(PAGE, 'utf8');
  const fresh = replaceTable(text, SITE_SETTINGS);
  if (fresh === text) return 0;
  if (fresh !== undefined && values.write) {
    await writeFile(PAGE, fresh);
    return 0;
  }
  console.error(
    fresh === undefined
      ? `${PAGE} has no place for the table of settings`
      : `${PAGE}: the table of settings is not up to date; run \`npm run newsgraph -- config --table --write\``,
  );
  return 1;
}
