import leven from 'leven';
import type { Setting, SettingGroup } from '../../shared/settings/setting.ts';
import type { Environment } from './read-settings.ts';
import { SUBGRAPH_SETTINGS, variableSuffix } from './table.ts';

/** Names further apart than this are not taken for a slip. */
const MOST_EDITS = 2;

/** Other programs have variables that begin like these of ours. */
const FOREIGN = new Set(['NODE', 'OTEL']);

/** Of one subgraph: `SUBGRAPH_<NAME>_<suffix>`. */
const SUBGRAPH = 'SUBGRAPH';

/**
 * A line for each variable that is none of ours and looks like one: it begins like a group of ours, such as `LIMITS_`, and
 * is within two edits of a name that we know. A variable without such a beginning is never taken for one of ours.
 *
 * @param others names that are read elsewhere than in the table
 */
export function misspeltVariables(
  environment: Environment,
  table: Readonly<Record<string, SettingGroup>>,
  others: readonly string[],
): string[] {
  const known = new Set(Object.values(table).flatMap(group => variablesOf(group)));
  for (const other of others) known.add(other);
  const suffixes = variablesOf(SUBGRAPH_SETTINGS).map(variableSuffix);
  return Object.keys(environment).flatMap(variable => {
    if (known.has(variable) || FOREIGN.has(beginningOf(variable))) return [];
    const meant = beginningOf(variable) === SUBGRAPH ? subgraphVariables(variable, suffixes) : [...known];
    if (meant.includes(variable)) return [];
    const [nearest] = meant
      .filter(one => beginningOf(one) !== '' && beginningOf(one) === beginningOf(variable))
      .map(name => ({ name, edits: leven(variable, name) }))
      .filter(({ edits }) => edits <= MOST_EDITS)
      .sort((a, b) => a.edits - b.edits);
    return nearest ? [`${variable}: is not a setting and is ignored; did you mean ${nearest.name}?`] : [];
  });
}

const variablesOf = (group: SettingGroup): string[] =>
  Object.values<Setting<unknown>>(group).map(({ variable }) => variable);

/** `LIMITS` of `LIMITS_DEPTH`; nothing for a name of one word, such as `PATH`. */
function beginningOf(variable: string): string {
  return /^([A-Z]+)_./.exec(variable)?.[1] ?? '';
}

/** What a variable of a subgraph may have meant: its subgraph's name may have several words, as a suffix may. */
function subgraphVariables(variable: string, suffixes: readonly string[]): string[] {
  const words = variable.split('_');
  return suffixes.flatMap(suffix => {
    const length = suffix.split('_').length;
    return words.length < length + 2 ? [] : [[...words.slice(0, -length), suffix].join('_')];
  });
}
