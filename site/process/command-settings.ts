import { misspeltVariables } from '../../gateway/settings/misspelt-variables.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import { readSettings } from '../settings/read-settings.ts';
import { SITE_SETTINGS } from '../settings/table.ts';

/** Variables of ours that are no settings: the settings file, and what the commands `import` and `poll` write with. */
const OTHERS = ['NEWSGRAPH_CONFIG', 'NEWSGRAPH_TOKEN', 'NEWSGRAPH_TEST_REPORT'];

/**
 * The settings of a command, from the environment and the settings file.
 *
 * @throws SettingsError that names everything that is wrong
 */
export function readCommandSettings(): SiteSettings {
  warnOfMisspeltVariables();
  return readSettings(process.env);
}

/** Nothing else would tell: a variable that is not known is not read. */
export function warnOfMisspeltVariables(): void {
  for (const line of misspeltVariables(process.env, SITE_SETTINGS, OTHERS)) console.error(`newsgraph: ${line}`);
}
