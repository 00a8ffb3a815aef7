import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind, type ValueNode } from 'graphql';
import { type AccessRule, type AccessRules, type CollectedRules, createRule, uniqueRules } from './access-rule.ts';
import { argumentOf } from './directives.ts';
import { addRulesOfInterfaces, addRulesOfRequired } from './inherited-rules.ts';
import { namedTypeOf } from './type-index.ts';

export { type AccessRule, type AccessRules, rulesOf } from './access-rule.ts';

/** @param document with default names */
export function collectAccessRules(
  document: DocumentNode,
  possibleTypes: ReadonlyMap<string, ReadonlySet<string>>,
): AccessRules {
  const rules: CollectedRules = { types: new Map(), fields: new Map(), possibleTypes };
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) continue;
    const typeName = definition.name.value;
    const rule = readRule(definition.directives as readonly ConstDirectiveNode[] | undefined);
    if (rule) rules.types.set(typeName, [rule]);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const own = readRule(field.directives);
      const interfaces = isInherited(field) ? (definition.interfaces ?? []).map(({ name }) => name.value) : [];
      const entry = { rules: own ? [own] : [], returns: namedTypeOf(field.type), interfaces };
      rules.fields.set(`${typeName}.${field.name.value}`, entry);
    }
  }
  if (rules.types.size > 0 || [...rules.fields.values()].some(field => field.rules.length > 0)) {
    addRulesOfInterfaces(document, rules);
    addRulesOfRequired(document, rules);
  }
  const all = uniqueRules([...rules.types.values(), ...[...rules.fields.values()].map(field => field.rules)].flat());
  return { any: all.length > 0, all, ...rules };
}

/** Whether no subgraph defines the field on the object type itself: composition then writes no graph. */
function isInherited({ directives }: FieldDefinitionNode): boolean {
  return directives?.some(one => one.name.value === 'join__field' && argumentOf(one, 'graph') === undefined) ?? false;
}

function readRule(directives: readonly ConstDirectiveNode[] | undefined): AccessRule | undefined {
  const named = (name: string) => directives?.filter(directive => directive.name.value === name) ?? [];
  return createRule({
    authenticated: named('authenticated').length > 0,
    scopes: named('requiresScopes').map(directive => listsOf(directive, 'scopes')),
    policies: named('policy').map(directive => listsOf(directive, 'policies')),
  });
}

function listsOf(directive: ConstDirectiveNode, argument: string): string[][] {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return itemsOf(value).map(list => itemsOf(list).map(item => (item.kind === Kind.STRING ? item.value : '')));
}

function itemsOf(value: ValueNode | undefined): readonly ValueNode[] {
  if (value === undefined) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}
