import { badInput } from '../../../shared/errors/errors.ts';
import { findRegionByCode } from '../../../shared/regions.ts';

/** @throws BAD_USER_INPUT for an empty list, and for an unknown code. */
export function checkCodes(argument: string, codes: readonly string[]): readonly string[] {
  if (codes.length === 0) throw badInput(argument, 'no code', 'at least one, or no list at all');
  const unknown = codes.find(code => !findRegionByCode(code));
  if (unknown === undefined) return codes;
  throw badInput(argument, JSON.stringify(unknown.slice(0, 80)), 'ISO 3166-2:KR codes such as "KR-11"');
}
