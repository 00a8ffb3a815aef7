import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** Selections that the rewritten operation may have at most; beyond it the rewriting is not worth the memory. */
const MAX_SELECTIONS = 20_000;

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The same operation with every fragment on a union or interface taken apart into fragments on the object types that
 * can occur there. Planners fail on some fragments on abstract types (a union of implementations below an
 * `@interfaceObject`, for one) and never on these; it is a second way, because it makes operations larger.
 */
export function concretizeFragments(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  return rewrite(document, schema, isAbstractType);
}

/**
 * The same for fragments on unions in the place of anything else, which are rare: planners do not see that such a
 * fragment below an `@interfaceObject` needs the object's true type, and go on without it.
 */
export function concretizeUnionFragments(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  let found = false;
  const onUnion = ({ typeCondition }: { readonly typeCondition?: NamedTypeNode | undefined }) => {
    if (typeCondition && isUnionType(schema.getType(typeCondition.name.value))) found = true;
  };
  visit(document, { [Kind.INLINE_FRAGMENT]: onUnion, [Kind.FRAGMENT_DEFINITION]: onUnion });
  return found ? rewrite(document, schema, (type, parent) => isUnionType(type) && type !== parent) : document;
}

type Apart = (condition: GraphQLNamedType, parent: GraphQLNamedType) => boolean;

function rewrite(document: DocumentNode, schema: GraphQLSchema, apart: Apart): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const concretizer = new Concretizer(schema, fragments, apart);
  const definitions = document.definitions.flatMap(node => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return [];
    const root = schema.getRootType(node.operation);
    return root ? [{ ...node, selectionSet: concretizer.set(node.selectionSet, root) }] : [node];
  });
  return { ...document, definitions };
}

class Concretizer {
  private readonly schema: GraphQLSchema;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly apart: Apart;
  private count = 0;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>, apart: Apart) {
    this.apart = apart;
    this.schema = schema;
    this.fragments = fragments;
  }

  set(set: SelectionSetNode, parent: GraphQLNamedType): SelectionSetNode {
    return { ...set, selections: set.selections.flatMap(selection => this.selection(selection, parent)) };
  }

  private selection(selection: SelectionNode, parent: GraphQLNamedType): SelectionNode[] {
    this.count++;
    if (this.count > MAX_SELECTIONS) throw new GraphQLError('The operation is too large to be planned');
    if (selection.kind === Kind.FIELD) {
      const type = 'getFields' in parent ? parent.getFields()[selection.name.value]?.type : undefined;
      if (!selection.selectionSet || !type) return [selection];
      const set = this.set(selection.selectionSet, getNamedType(type));
      return [{ ...selection, selectionSet: set.selections.length > 0 ? set : { ...set, selections: [TYPENAME] } }];
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
    if (!fragment) return [];
    const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
    const narrowed = condition ?? parent;
    const types = isObjectType(parent) || this.apart(narrowed, parent) ? this.common(narrowed, parent) : [narrowed];
    return types.flatMap((type): SelectionNode[] => {
      const selectionSet = this.set(fragment.selectionSet, type);
      if (selectionSet.selections.length === 0) return [];
      const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } } as const;
      return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives: selection.directives ?? [], selectionSet }];
    });
  }

  /** Object types that both can be. */
  private common(condition: GraphQLNamedType, parent: GraphQLNamedType): readonly GraphQLNamedType[] {
    if (!isCompositeType(parent)) return [];
    const possible = isAbstractType(condition) ? this.schema.getPossibleTypes(condition) : [condition];
    return possible.filter(
      type => type === parent || (isAbstractType(parent) && isObjectType(type) && this.schema.isSubType(parent, type)),
    );
  }
}
