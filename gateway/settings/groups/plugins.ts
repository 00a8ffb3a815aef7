import { records, text } from '../../../shared/settings/kinds.ts';
import type { Setting } from '../../../shared/settings/setting.ts';

/** What a plugin is told; the plugin judges it. It may hold keys, so that nobody is shown it. */
const options: Setting<unknown> = {
  variable: '',
  description: '',
  default: undefined,
  shownDefault: '',
  expected: "the plugin's own options",
  secret: true,
  read: found => found,
  write: value => value,
};

export const plugins = {
  modules: records({
    variable: 'PLUGINS',
    description:
      'Plugins in the order in which they run: of each its `module`, an ES module by its path from the working directory (`./plugins/tenants.js`) or by the name of a package, and its `options`.',
    fields: { module: text({ variable: '', description: '' }), options },
  }),
};
