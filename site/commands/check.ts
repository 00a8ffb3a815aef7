import { SettingsError } from '../../shared/settings/setting.ts';
import { readCommandSettings } from '../process/command-settings.ts';
import { checkModule, findModule, MODULES } from '../server/open-modules.ts';

export interface CheckOptions {
  readonly repair?: boolean;
}

export async function check(name: string, { repair = false }: CheckOptions): Promise<number> {
  const module = findModule(name);
  if (!module?.check) {
    const known = MODULES.filter(({ check }) => check).map(one => one.name);
    throw new SettingsError(`found the subgraph ${JSON.stringify(name)}, expected ${known.join(' or ')}`);
  }
  const { checked, wrong, repaired } = await checkModule(
    module,
    readCommandSettings(),
    line => console.error(line),
    repair,
    line => console.log(line),
  );
  console.log(`checked    ${checked}\nwrong      ${wrong}\nrepaired   ${repaired}`);
  return wrong > repaired ? 1 : 0;
}
