import { SettingsError } from '../../shared/settings/setting.ts';
import { OWN_HEADERS } from '../engine/transport/http/requests/own-headers.ts';
import type { HeaderRule } from '../engine/transport/http/requests/propagate-headers.ts';
import { canPassToClients, type ResponseHeaderRule } from '../engine/transport/http/requests/response-headers.ts';
import type { SubgraphSettings } from '../settings/table.ts';

type Stated = SubgraphSettings['headers'][number];

/**
 * Validates the request header rules.
 * @throws SettingsError that names the invalid rule
 */
export function readHeaderRules(stated: SubgraphSettings['headers']): HeaderRule[] {
  return stated.map((rule, index) => readRule(rule, `traffic.headers: rule ${index + 1}`));
}

function readRule(rule: Stated, place: string): HeaderRule {
  const { propagate, matching, insert, remove, rename, default: unsent, value } = rule;
  const actions = [propagate, matching, insert, remove].filter(action => action !== undefined);
  if (actions.length !== 1) refuse(place, 'expected one of propagate, matching, insert and remove');
  if (propagate === undefined && (rename ?? unsent) !== undefined)
    refuse(place, 'only propagate has rename and default');
  if (insert === undefined && value !== undefined) refuse(place, 'only insert has a value');
  if (matching !== undefined) return { matching: readPattern(matching, place) };
  for (const name of [propagate, insert, remove, rename]) if (name !== undefined) checkName(name, place);
  for (const text of [unsent, value]) if (text !== undefined) checkValue(text, place);
  if (remove !== undefined) return { remove };
  if (propagate !== undefined) return { propagate, rename, default: unsent };
  return { insert: insert!, value: value ?? refuse(place, 'insert expects a value') };
}

/**
 * Validates the response header rules.
 * @throws SettingsError that names the invalid rule
 */
export function readResponseHeaderRules(stated: SubgraphSettings['responseHeaders']): ResponseHeaderRule[] {
  return stated.map(({ name, rename, keep }, index) => {
    const place = `traffic.responseHeaders: rule ${index + 1}`;
    if (name === undefined) refuse(place, 'expected a name');
    for (const one of [name, rename ?? name]) {
      checkName(one, place);
      if (!canPassToClients(one)) refuse(place, `${one} is not passed to clients`);
    }
    return { name, rename, keep };
  });
}

function readPattern(pattern: string, place: string): RegExp {
  try {
    return new RegExp(pattern, 'i');
  } catch (error) {
    return refuse(place, (error as Error).message);
  }
}

function checkName(name: string, place: string): void {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) refuse(place, `found ${JSON.stringify(name)}, expected a header's name`);
  if (OWN_HEADERS.has(name.toLowerCase())) refuse(place, `${name} is set by the gateway itself`);
}

function checkValue(text: string, place: string): void {
  if (!/^[\t\x20-\x7e]*$/.test(text)) refuse(place, "expected a header's value, of ASCII characters");
}

function refuse(place: string, reason: string): never {
  throw new SettingsError(`${place}: ${reason}`);
}
