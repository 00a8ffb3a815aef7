import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { type AccessRule, createRule, type RulesByPlace, rulesOf, uniqueRules } from './access-rule.ts';
import { argumentOf } from './directives.ts';

/*
 * Compositions before 2.9.5, 2.10.4, 2.11.5 and 2.12.1 leave two ways around access rules, which later ones refuse or
 * close (https://github.com/apollographql/federation/pull/3321, GHSA-m8jr-fxqx-8xx6). Nothing in a supergraph tells
 * which one composed it, so the rules are completed here for all; for those of later compositions this adds nothing.
 */

/**
 * Rules on an interface hold for the objects that implement it too, which could be asked directly. Where the objects'
 * own rules already demand what the interface does, composition has it from there, and an object without a rule is
 * meant to be free.
 */
export function addRulesOfInterfaces(document: DocumentNode, rules: RulesByPlace): void {
  const { types, fields, possibleTypes } = rules;
  // Every interface is compared with what the objects say themselves, whatever is added meanwhile.
  const given = { types: new Map(types), fields: new Map(fields) };
  for (const node of document.definitions) {
    if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const objects = [...(possibleTypes.get(node.name.value) ?? [])];
    const ofType = given.types.get(node.name.value) ?? [];
    const leftOver = notDemanded(
      ofType,
      objects.flatMap(name => given.types.get(name) ?? []),
    );
    if (leftOver) for (const name of objects) types.set(name, uniqueRules([...(types.get(name) ?? []), leftOver]));
    for (const { name } of node.fields ?? []) {
      const places = objects.map(object => `${object}.${name.value}`);
      const ofField = given.fields.get(`${node.name.value}.${name.value}`)?.rules ?? [];
      const rest = notDemanded(
        ofField,
        places.flatMap(place => given.fields.get(place)?.rules ?? []),
      );
      if (rest) for (const place of places) addRules(fields, place, [rest]);
    }
  }
}

/**
 * A field whose `@requires` names guarded fields may tell what is in them, so their rules hold for it as well, also over
 * several such fields.
 */
export function addRulesOfRequired(document: DocumentNode, rules: RulesByPlace): void {
  const requiring: { readonly type: string; readonly place: string; readonly set: SelectionSetNode }[] = [];
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = node.name.value;
    for (const { name, directives } of node.fields ?? []) {
      for (const directive of directives ?? []) {
        const requires = directive.name.value === 'join__field' ? argumentOf(directive, 'requires') : undefined;
        if (typeof requires !== 'string') continue;
        requiring.push({ type, place: `${type}.${name.value}`, set: fieldSetOf(requires) });
      }
    }
  }
  for (let grows = true; grows; ) {
    grows = false;
    for (const { type, place, set } of requiring) {
      if (addRules(rules.fields, place, rulesWithin(set, type, rules))) grows = true;
    }
  }
}

function rulesWithin({ selections }: SelectionSetNode, type: string, rules: RulesByPlace): readonly AccessRule[] {
  return selections.flatMap(node => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition?.name.value ?? type;
      return [...(rules.types.get(condition) ?? []), ...rulesWithin(node.selectionSet, condition, rules)];
    }
    const returns = rules.fields.get(`${type}.${node.name.value}`)?.returns;
    const below = node.selectionSet && returns ? rulesWithin(node.selectionSet, returns, rules) : [];
    return [...rulesOf(rules, type, node.name.value), ...below];
  });
}

/** @returns whether there is a new one among them */
function addRules(fields: RulesByPlace['fields'], place: string, added: readonly AccessRule[]): boolean {
  const field = fields.get(place);
  if (!field) return false;
  const all = uniqueRules([...field.rules, ...added]);
  if (all.length === field.rules.length) return false;
  fields.set(place, { ...field, rules: all });
  return true;
}

type Lists = readonly (readonly string[])[];

/** What of the rules does not follow from the others taken together. */
function notDemanded(rules: readonly AccessRule[], others: readonly AccessRule[]): AccessRule | undefined {
  const rest = (of: (rule: AccessRule) => readonly Lists[]) => {
    const given = others.flatMap(of);
    return rules.flatMap(of).filter(lists => !follows(lists, given));
  };
  return createRule({
    authenticated: rules.some(rule => rule.authenticated) && !others.some(rule => rule.authenticated),
    scopes: rest(({ scopes }) => scopes),
    policies: rest(({ policies }) => policies),
  });
}

/** Ways to meet several rules at once that are looked at; beyond them a rule counts as one that does not follow. */
const MOST_WAYS = 256;

/** Whether whoever meets all that is given meets one of the lists as well. */
function follows(lists: Lists, given: readonly Lists[]): boolean {
  const distinct = new Map(given.map(one => [JSON.stringify(one), one]));
  if (distinct.has(JSON.stringify(lists))) return true;
  if (distinct.size === 0) return false;
  let ways: readonly (readonly string[])[] = [[]];
  for (const one of distinct.values()) {
    const longer = ways.flatMap(way => one.map(list => [...new Set([...way, ...list])].sort()));
    ways = [...new Map(longer.map(way => [way.join(' '), way])).values()];
    if (ways.length > MOST_WAYS) return false;
  }
  return ways.every(way => lists.some(list => list.every(name => way.includes(name))));
}

function fieldSetOf(text: string): SelectionSetNode {
  return (parse(`{${text}}`, { noLocation: true }).definitions[0] as OperationDefinitionNode).selectionSet;
}
