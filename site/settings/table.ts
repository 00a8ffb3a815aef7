import { GATEWAY_SETTINGS } from '../../gateway/settings/table.ts';
import * as modules from '../modules/modules.ts';
import { database } from './database.ts';

type Module = (typeof modules)[keyof typeof modules];

/** The settings of the subgraphs, by the groups that these name. */
type ModuleTables = { readonly [One in Module as One['settings']['group']]: One['settings']['table'] };

const ofModules = Object.fromEntries(
  Object.values(modules).map(({ settings: { group, table } }) => [group, table]),
) as ModuleTables;

const { server, ...ofTheGateway } = GATEWAY_SETTINGS;

/** Every setting there is: the gateway's, and those of the news site on top of it. */
export const SITE_SETTINGS = { server, database, ...ofTheGateway, ...ofModules };
