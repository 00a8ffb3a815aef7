import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  type TypeDefinitionNode,
} from 'graphql';
import { argumentOf } from './directives.ts';
import { indexTypes, namedTypeOf, type TypeIndex } from './type-index.ts';

/** A field with fixed arguments used by a `@requires`, under a generated name. */
export interface RequiredField {
  readonly field: string;
  /** GraphQL text, e.g. `(currency: "USD")`; empty if the `@requires` has no arguments. */
  readonly arguments: string;
}

export interface RequiredArguments {
  /** The supergraph in which every required field with arguments is a separate field without arguments. */
  readonly document: DocumentNode;
  /** Generated name -> the original field. */
  readonly fields: Readonly<Record<string, RequiredField>>;
  /** `graph.Type.field` -> the generated names that this field's `@requires` uses. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
}

/**
 * `@requires(fields: "price(currency: \"USD\")")` makes the planner select `price`, and it merges that with any other
 * `price`, whatever the arguments. So each required field with arguments becomes, for the planner only, a separate
 * field (`_ng1_price`). Plans then distinguish them by name, and `finishPlan` restores field and arguments: as an alias
 * in the operation, and under the original name in the representation.
 */
export function separateRequiredArguments(
  document: DocumentNode,
  prefix: string,
  graphNames: ReadonlyMap<string, string>,
): RequiredArguments {
  const separation = new Separation(indexTypes(document), prefix, graphNames);
  const definitions = document.definitions.map(node => (hasFields(node) ? separation.rewriteType(node) : node));
  if (separation.names.size === 0) return { document, fields: {}, needs: {} };
  return {
    document: { ...document, definitions: definitions.map(node => (hasFields(node) ? separation.extend(node) : node)) },
    fields: Object.fromEntries(separation.fields),
    needs: Object.fromEntries(separation.needs),
  };
}

type FieldsNode = TypeDefinitionNode & { readonly fields?: readonly FieldDefinitionNode[] } & {
  readonly kind: Kind.OBJECT_TYPE_DEFINITION | Kind.INTERFACE_TYPE_DEFINITION;
};

function hasFields(node: DocumentNode['definitions'][number]): node is FieldsNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

class Separation {
  /** `price(currency: "USD")` -> generated name */
  readonly names = new Map<string, string>();
  readonly fields = new Map<string, RequiredField>();
  readonly needs = new Map<string, string[]>();
  /** type -> generated name -> original field */
  private readonly additions = new Map<string, Map<string, string>>();
  private readonly index: TypeIndex;
  private readonly prefix: string;
  private readonly graphNames: ReadonlyMap<string, string>;

  constructor(index: TypeIndex, prefix: string, graphNames: ReadonlyMap<string, string>) {
    this.index = index;
    this.prefix = prefix;
    this.graphNames = graphNames;
  }

  rewriteType<T extends FieldsNode>(type: T): T {
    const typeName = type.name.value;
    return { ...type, fields: (type.fields ?? []).map(field => this.rewriteField(typeName, field)) };
  }

  private rewriteField(typeName: string, field: FieldDefinitionNode): FieldDefinitionNode {
    if (!field.directives?.some(directive => argumentOf(directive, 'requires') !== undefined)) return field;
    const directives = field.directives.map(directive => {
      const requires = argumentOf(directive, 'requires');
      if (directive.name.value !== 'join__field' || typeof requires !== 'string') return directive;
      const found: string[] = [];
      const selection = this.rewriteSelection(typeName, parseFieldSet(requires), found);
      if (found.length === 0) return directive;
      const graph = this.graphNames.get(String(argumentOf(directive, 'graph')));
      this.needs.set(`${graph}.${typeName}.${field.name.value}`, found);
      return withArgument(
        directive,
        'requires',
        print(selection)
          .replace(/^\{|\}$/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      );
    });
    return { ...field, directives };
  }

  private rewriteSelection(typeName: string, set: SelectionSetNode, found: string[]): SelectionSetNode {
    const type = this.index.types.get(typeName);
    const selections = set.selections.map(selection => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const narrowed = selection.typeCondition?.name.value ?? typeName;
        return { ...selection, selectionSet: this.rewriteSelection(narrowed, selection.selectionSet, found) };
      }
      const definition = type?.fields.get(selection.name.value);
      if (!definition) return selection;
      const inner = selection.selectionSet;
      const below = inner && this.rewriteSelection(namedTypeOf(definition.type), inner, found);
      const named = definition.arguments?.length ? this.named(typeName, selection, found) : selection;
      return below ? { ...named, selectionSet: below } : named;
    });
    return { ...set, selections };
  }

  private named(typeName: string, selection: FieldNode, found: string[]): FieldNode {
    const field = selection.name.value;
    const given = (selection.arguments ?? []).map(print).sort().join(', ');
    const key = `${field}(${given})`;
    let name = this.names.get(key);
    if (name === undefined) {
      name = `${this.prefix}${this.names.size + 1}_${field}`;
      this.names.set(key, name);
      this.fields.set(name, { field, arguments: given === '' ? '' : `(${given})` });
    }
    found.push(name);
    for (const type of [typeName, ...this.index.implementers(typeName)]) {
      const own = this.additions.get(type) ?? new Map<string, string>();
      this.additions.set(type, own.set(name, field));
    }
    return { ...selection, name: { kind: Kind.NAME, value: name }, arguments: [] };
  }

  /** Adds the generated fields to a rewritten type; each is in the same subgraphs as its original field. */
  extend<T extends FieldsNode>(type: T): T {
    const additions = this.additions.get(type.name.value);
    if (!additions) return type;
    const added: FieldDefinitionNode[] = [];
    for (const [name, base] of additions) {
      const field = type.fields?.find(candidate => candidate.name.value === base);
      if (!field) continue;
      const directives = (field.directives ?? []).filter(directive => directive.name.value === 'join__field');
      added.push({ kind: Kind.FIELD_DEFINITION, name: { kind: Kind.NAME, value: name }, type: field.type, directives });
      for (const graph of this.graphNames.values()) {
        const needs = this.needs.get(`${graph}.${type.name.value}.${base}`);
        if (needs) this.needs.set(`${graph}.${type.name.value}.${name}`, needs);
      }
    }
    return { ...type, fields: [...(type.fields ?? []), ...added] };
  }
}

function parseFieldSet(text: string): SelectionSetNode {
  const document = parse(`{${text}}`, { noLocation: true });
  return (document.definitions[0] as OperationDefinitionNode).selectionSet;
}

function withArgument(directive: ConstDirectiveNode, name: string, value: string): ConstDirectiveNode {
  const given = (directive.arguments ?? []).map(argument =>
    argument.name.value === name ? { ...argument, value: { kind: Kind.STRING as const, value } } : argument,
  );
  return { ...directive, arguments: given };
}
