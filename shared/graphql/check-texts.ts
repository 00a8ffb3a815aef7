import {
  defaultFieldResolver,
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { badInput } from '../errors/errors.ts';
import { READABLE_TEXT, textFault } from '../text/text-faults.ts';

/** @throws BAD_USER_INPUT that names the part of the input */
type Check = (path: string, value: unknown) => void;

/** Makes every field refuse arguments with text that breaks the rule, wherever in them it is. */
export function checkTexts(schema: GraphQLSchema): void {
  const createCheck = createChecks();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const checks = field.args.flatMap(({ name, type: given }) => {
        const check = createCheck(given);
        return check ? [{ name, check }] : [];
      });
      if (checks.length === 0) continue;
      const checkAll = (args: Readonly<Record<string, unknown>>) => {
        for (const { name, check } of checks) if (args[name] != null) check(name, args[name]);
      };
      const { resolve = defaultFieldResolver, subscribe } = field;
      const { resolveBatch } = field.extensions as { resolveBatch?: (...call: unknown[]) => unknown };
      field.resolve = (source, args, context, info) => {
        checkAll(args);
        return resolve(source, args, context, info);
      };
      if (subscribe) {
        field.subscribe = (source, args, context, info) => {
          checkAll(args);
          return subscribe(source, args, context, info);
        };
      }
      if (resolveBatch) {
        const checked = (sources: unknown, args: Readonly<Record<string, unknown>>, ...rest: unknown[]) => {
          checkAll(args);
          return resolveBatch(sources, args, ...rest);
        };
        field.extensions = { ...field.extensions, resolveBatch: checked };
      }
    }
  }
}

/** A factory of checks; undefined for types that hold no text. */
function createChecks(): (type: GraphQLInputType) => Check | undefined {
  const inputs = new Map<string, Check>();

  function checkOf(type: GraphQLInputType): Check | undefined {
    const named = getNamedType(type);
    if (named === GraphQLString || named === GraphQLID) return inLists(checkText);
    if (!isInputObjectType(named)) return undefined;
    const known = inputs.get(named.name);
    if (known) return known;
    const fields: { name: string; check: Check }[] = [];
    const check = inLists((path, value) => {
      const given = value as Readonly<Record<string, unknown>>;
      for (const one of fields) if (given[one.name] != null) one.check(`${path}.${one.name}`, given[one.name]);
    });
    // Before its fields, since input types may contain themselves.
    inputs.set(named.name, check);
    for (const { name, type: inner } of Object.values(named.getFields())) {
      const one = checkOf(inner);
      if (one) fields.push({ name, check: one });
    }
    return check;
  }
  return checkOf;
}

function checkText(path: string, value: unknown): void {
  const fault = textFault(value as string);
  if (fault !== undefined) throw badInput(path, fault, READABLE_TEXT);
}

/** Coerced lists are arrays, however deep, and nothing else is. */
function inLists(check: Check): Check {
  return function each(path, value) {
    if (!Array.isArray(value)) return check(path, value);
    value.forEach((item, i) => {
      if (item != null) each(`${path}[${i}]`, item);
    });
  };
}
