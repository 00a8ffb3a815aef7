import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

export interface Key {
  fields: SelectionSetNode;
  resolvable: boolean;
}

/** An argument that `@fromContext` fills: `$place { city }`, or `$place ... on A { x } ... on B { y }`. */
export interface ContextualArgument {
  name: string;
  context: string;
  selection: SelectionSetNode;
}

export interface FieldFacts {
  external: boolean;
  contextual?: ContextualArgument[];
  requires?: SelectionSetNode;
  provides?: SelectionSetNode;
}

export interface TypeFacts {
  interfaceObject: boolean;
  keys: Key[];
  /** Names of the contexts that objects of this type set. */
  contexts: string[];
  fields: Map<string, FieldFacts>;
}

/** The facts about each object and interface type in federation's directives of a subgraph's SDL. */
export type SubgraphFacts = Map<string, TypeFacts>;

function parseSelection(fields: string): SelectionSetNode {
  const definition = parse(`{ ${fields} }`, { noLocation: true }).definitions[0];
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`not a selection: ${fields}`);
  return definition.selectionSet;
}

function argument(directive: DirectiveNode, name: string): unknown {
  const node = directive.arguments?.find(a => a.name.value === name);
  return node && valueFromASTUntyped(node.value);
}

/** Maps a directive's name in this document to federation's own name (`@federation__key`, `import: [{ name, as }]`). */
function originalNames(document: DocumentNode): (name: string) => string {
  const renamed = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_EXTENSION && definition.kind !== Kind.SCHEMA_DEFINITION) continue;
    for (const directive of definition.directives ?? []) {
      const imports = argument(directive, 'import');
      for (const entry of Array.isArray(imports) ? imports : []) {
        if (typeof entry === 'object' && entry.as) renamed.set(entry.as.slice(1), entry.name.slice(1));
      }
    }
  }
  return name => renamed.get(name) ?? name.replace(/^federation__/, '');
}

export function readSubgraphFacts(sdl: string): SubgraphFacts {
  const document = parse(sdl, { noLocation: true });
  const original = originalNames(document);
  const facts: SubgraphFacts = new Map();
  for (const node of document.definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION) addType(facts, { ...node, fields: [] }, original);
    if (!('fields' in node) || node.kind.startsWith('InputObject')) continue;
    addType(facts, node as ObjectTypeDefinitionNode | ObjectTypeExtensionNode, original);
  }
  return facts;
}

function addType(
  facts: SubgraphFacts,
  node: Pick<ObjectTypeDefinitionNode | ObjectTypeExtensionNode, 'name' | 'directives' | 'fields'>,
  original: (name: string) => string,
): void {
  const find = (directives: readonly DirectiveNode[] | undefined, name: string) =>
    (directives ?? []).filter(directive => original(directive.name.value) === name);
  const type: TypeFacts = facts.get(node.name.value) ?? {
    interfaceObject: false,
    keys: [],
    contexts: [],
    fields: new Map(),
  };
  facts.set(node.name.value, type);
  if (find(node.directives, 'interfaceObject').length > 0) type.interfaceObject = true;
  for (const key of find(node.directives, 'key')) {
    const resolvable = argument(key, 'resolvable') !== false;
    type.keys.push({ fields: parseSelection(String(argument(key, 'fields'))), resolvable });
  }
  for (const context of find(node.directives, 'context')) type.contexts.push(String(argument(context, 'name')));
  const allExternal = find(node.directives, 'external').length > 0;
  for (const field of node.fields ?? []) {
    const fieldFacts: FieldFacts = { external: allExternal || find(field.directives, 'external').length > 0 };
    for (const name of ['requires', 'provides'] as const) {
      const directive = find(field.directives, name)[0];
      if (directive) fieldFacts[name] = parseSelection(String(argument(directive, 'fields')));
    }
    for (const node of field.arguments ?? []) {
      const from = find(node.directives, 'fromContext')[0];
      const [, context, selection] = from ? (/^\s*\$(\w+)\s*(.*)$/s.exec(String(argument(from, 'field'))) ?? []) : [];
      if (!context || !selection) continue;
      const text = selection.startsWith('{') ? selection.slice(1, selection.lastIndexOf('}')) : selection;
      fieldFacts.contextual ??= [];
      fieldFacts.contextual.push({ name: node.name.value, context, selection: parseSelection(text) });
    }
    type.fields.set(field.name.value, fieldFacts);
  }
}
