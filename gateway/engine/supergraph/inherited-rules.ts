import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { type AccessRule, type CollectedRules, createRule, rulesOf, uniqueRules } from './access-rule.ts';
import { argumentOf } from './directives.ts';

/*
 * Compositions before 2.9.5, 2.10.4, 2.11.5 and 2.12.1 allow two bypasses of access rules, which later versions refuse
 * or close (https://github.com/apollographql/federation/pull/3321, GHSA-m8jr-fxqx-8xx6). A supergraph does not record
 * which version composed it, so the missing rules are added here to all; for later versions this adds nothing.
 */

/**
 * Applies rules on an interface to the objects that implement it, which clients could query directly. If the rules of
 * the objects already imply the interface's rule, composition derived it from them, and an object without a rule is
 * meant to be unguarded.
 */
export function addRulesOfInterfaces(document: DocumentNode, rules: CollectedRules): void {
  const { types, fields, possibleTypes } = rules;
  // Compare each interface with the original rules of the objects, not with rules added here.
  const given = { types: new Map(types), fields: new Map(fields) };
  for (const node of document.definitions) {
    if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const objects = [...(possibleTypes.get(node.name.value) ?? [])];
    const ofType = given.types.get(node.name.value) ?? [];
    const missing = unimpliedRule(
      ofType,
      objects.flatMap(name => given.types.get(name) ?? []),
    );
    if (missing) for (const name of objects) types.set(name, uniqueRules([...(types.get(name) ?? []), missing]));
    for (const { name } of node.fields ?? []) {
      const coordinates = objects.map(object => `${object}.${name.value}`);
      const ofField = given.fields.get(`${node.name.value}.${name.value}`)?.rules ?? [];
      const missingOnField = unimpliedRule(
        ofField,
        coordinates.flatMap(coordinate => given.fields.get(coordinate)?.rules ?? []),
      );
      if (missingOnField) for (const coordinate of coordinates) addRules(fields, coordinate, [missingOnField]);
    }
  }
}

/**
 * A field whose `@requires` names guarded fields may reveal their values, so it gets their rules as well, also
 * transitively.
 */
export function addRulesOfRequired(document: DocumentNode, rules: CollectedRules): void {
  const requiring: { readonly type: string; readonly coordinate: string; readonly set: SelectionSetNode }[] = [];
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = node.name.value;
    for (const { name, directives } of node.fields ?? []) {
      for (const directive of directives ?? []) {
        const requires = directive.name.value === 'join__field' ? argumentOf(directive, 'requires') : undefined;
        if (typeof requires !== 'string') continue;
        requiring.push({ type, coordinate: `${type}.${name.value}`, set: fieldSetOf(requires) });
      }
    }
  }
  for (let grows = true; grows; ) {
    grows = false;
    for (const { type, coordinate, set } of requiring) {
      if (addRules(rules.fields, coordinate, rulesWithin(set, type, rules))) grows = true;
    }
  }
}

function rulesWithin({ selections }: SelectionSetNode, type: string, rules: CollectedRules): readonly AccessRule[] {
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

/** @returns whether a rule was new */
function addRules(fields: CollectedRules['fields'], coordinate: string, added: readonly AccessRule[]): boolean {
  const field = fields.get(coordinate);
  if (!field) return false;
  const all = uniqueRules([...field.rules, ...added]);
  if (all.length === field.rules.length) return false;
  fields.set(coordinate, { ...field, rules: all });
  return true;
}

type Lists = readonly (readonly string[])[];

/** The part of the rules that the other rules together do not imply. */
function unimpliedRule(rules: readonly AccessRule[], others: readonly AccessRule[]): AccessRule | undefined {
  const unimplied = (of: (rule: AccessRule) => readonly Lists[]) => {
    const given = others.flatMap(of);
    return rules.flatMap(of).filter(lists => !isImplied(lists, given));
  };
  return createRule({
    authenticated: rules.some(rule => rule.authenticated) && !others.some(rule => rule.authenticated),
    scopes: unimplied(({ scopes }) => scopes),
    policies: unimplied(({ policies }) => policies),
  });
}

/** Maximum number of combinations of lists to check; beyond it, a rule counts as not implied. */
const MAX_COMBINATIONS = 256;

/** Whether a caller who satisfies all given rules also satisfies one of the lists. */
function isImplied(lists: Lists, given: readonly Lists[]): boolean {
  const distinct = new Map(given.map(one => [JSON.stringify(one), one]));
  if (distinct.has(JSON.stringify(lists))) return true;
  if (distinct.size === 0) return false;
  let combinations: readonly (readonly string[])[] = [[]];
  for (const one of distinct.values()) {
    const longer = combinations.flatMap(names => one.map(list => [...new Set([...names, ...list])].sort()));
    combinations = [...new Map(longer.map(names => [names.join(' '), names])).values()];
    if (combinations.length > MAX_COMBINATIONS) return false;
  }
  return combinations.every(names => lists.some(list => list.every(name => names.includes(name))));
}

function fieldSetOf(text: string): SelectionSetNode {
  return (parse(`{${text}}`, { noLocation: true }).definitions[0] as OperationDefinitionNode).selectionSet;
}
