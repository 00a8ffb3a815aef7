import { parseArgs } from 'node:util';
import { checkModule, findModule, MODULES } from '../server/open-modules.ts';
import { readSettings } from '../settings/read-settings.ts';

export const CHECK_USAGE = `newsgraph check comments [--repair]
  Compares what comments store (numbers of replies and reactions, lists, queues) with what it is made of, a line for each
  difference; --repair puts it right. May run while the graph is in use. Ends with 1 when something is left wrong.`;

export async function check(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { repair: { type: 'boolean', default: false } },
  });
  const module = findModule(positionals.join(' '));
  if (!module?.check) {
    const known = MODULES.filter(({ check }) => check).map(({ name }) => name);
    console.error(`found ${JSON.stringify(positionals.join(' '))}, expected ${known.join(' or ')}`);
    return 2;
  }
  const { checked, wrong, repaired } = await checkModule(
    module,
    readSettings(process.env),
    line => console.error(line),
    values.repair,
    line => console.log(line),
  );
  console.log(`checked    ${checked}\nwrong      ${wrong}\nrepaired   ${repaired}`);
  return wrong > repaired ? 1 : 0;
}
