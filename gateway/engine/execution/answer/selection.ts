import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentApplies, fragmentsOf } from '../../document/fragments.ts';
import { type Inclusion, isDenied, isIncluded } from '../../plan/conditions.ts';
import { appliedDefer, deferId, labelOf } from '../../plan/defer.ts';
import type { InternalNames, OperationNames } from '../../plan/internal-names.ts';
import type { Denial } from '../../supergraph/decide-access.ts';

/** An object type, or an interface if no subgraph knows more (`@interfaceObject`). */
export type ShapedType = GraphQLObjectType | GraphQLInterfaceType;

export type ShapeField = DataField | TypenameField | IntrospectionField | DeniedField;

export interface DataField {
  readonly kind: 'data';
  /** The client's response name. */
  readonly key: string;
  /** The value's key in the merged data. */
  readonly source: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
  /** Set for composite types. */
  readonly selection: Selection | undefined;
}

export interface TypenameField {
  readonly kind: 'typename';
  readonly key: string;
}

/** `__schema` or `__type`, resolved against the API schema. */
export interface IntrospectionField {
  readonly kind: 'introspection';
  readonly key: string;
  readonly nodes: readonly FieldNode[];
}

/** A field that the caller may not see: null, with an error. */
export interface DeniedField {
  readonly kind: 'denied';
  readonly key: string;
  readonly type: GraphQLOutputType;
  readonly denial: Denial;
}

/** A fragment with `@defer`: a part of an object that is delivered later than the rest. */
export interface DeferredSelection {
  /** Identifies the deferred part of the plan that fetches it. */
  readonly key: string;
  readonly label: string | undefined;
  readonly selection: Selection;
}

export interface ShapeInclusion extends Inclusion {
  readonly denied: ReadonlyMap<number, Denial>;
}

/** The shape of an operation's response, for one set of `@skip` and `@include` values. */
export interface OperationShape {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly names: OperationNames;
  readonly inclusion: ShapeInclusion;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly rootType: GraphQLObjectType;
  readonly root: Selection;
}

export function createShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  names: InternalNames,
  inclusion: ShapeInclusion,
): OperationShape {
  const fragments = fragmentsOf(document);
  const rootType = schema.getRootType(operation.operation)!;
  const base = { schema, document, operation, names: names.in(document, operation), inclusion, fragments, rootType };
  return { ...base, root: new Selection(base, [operation.selectionSet], '') };
}

interface Collected {
  readonly fields: readonly ShapeField[];
  readonly deferred: readonly DeferredSelection[];
}

type ShapeBase = Omit<OperationShape, 'root'>;

/** The selection sets of one response position. Fields are collected lazily per type, and cached. */
export class Selection {
  private readonly byType = new Map<ShapedType, Collected>();
  private readonly shape: ShapeBase;
  private readonly sets: readonly SelectionSetNode[];
  /** Response names from the root to here, as in the merged data. */
  private readonly path: string;

  constructor(shape: ShapeBase, sets: readonly SelectionSetNode[], path: string) {
    this.shape = shape;
    this.sets = sets;
    this.path = path;
  }

  fieldsFor(type: ShapedType): readonly ShapeField[] {
    return this.collectedFor(type).fields;
  }

  deferredFor(type: ShapedType): readonly DeferredSelection[] {
    return this.collectedFor(type).deferred;
  }

  private collectedFor(type: ShapedType): Collected {
    let collected = this.byType.get(type);
    if (!collected) {
      collected = this.collect(type);
      this.byType.set(type, collected);
    }
    return collected;
  }

  /** https://spec.graphql.org/October2021/#CollectFields() */
  private collect(type: ShapedType): Collected {
    const groups = new Map<string, FieldNode[]>();
    const visited = new Set<string>();
    const deferred = new Map<string, { label: string | undefined; sets: SelectionSetNode[] }>();
    const defer = (directive: DirectiveNode, set: SelectionSetNode) => {
      const key = deferId(directive, this.path);
      const known = deferred.get(key);
      if (known) known.sets.push(set);
      else deferred.set(key, { label: labelOf(directive), sets: [set] });
    };
    const visit = (set: SelectionSetNode) => {
      for (const selection of set.selections) {
        if (isIncluded(selection, this.shape.inclusion.conditions) !== true) continue;
        const later = appliedDefer(selection, this.shape.inclusion);
        if (later) {
          const fragment = this.fragmentOf(selection);
          if (fragment && fragmentApplies(this.shape.schema, fragment.typeCondition?.name.value, type))
            defer(later, fragment.selectionSet);
        } else if (selection.kind === Kind.FIELD) {
          const key = (selection.alias ?? selection.name).value;
          const group = groups.get(key);
          if (group) group.push(selection);
          else groups.set(key, [selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          if (fragmentApplies(this.shape.schema, selection.typeCondition?.name.value, type))
            visit(selection.selectionSet);
        } else if (!visited.has(selection.name.value)) {
          visited.add(selection.name.value);
          const fragment = this.shape.fragments.get(selection.name.value);
          if (fragment && fragmentApplies(this.shape.schema, fragment.typeCondition.name.value, type))
            visit(fragment.selectionSet);
        }
      }
    };
    for (const set of this.sets) visit(set);
    return {
      fields: [...groups].flatMap(([key, nodes]) => this.field(type, key, nodes) ?? []),
      deferred: [...deferred].map(([key, { label, sets }]) => {
        return { key, label, selection: new Selection(this.shape, sets, this.path) };
      }),
    };
  }

  private fragmentOf(selection: SelectionNode): InlineFragmentNode | FragmentDefinitionNode | undefined {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.shape.fragments.get(selection.name.value);
    return selection.kind === Kind.INLINE_FRAGMENT ? selection : undefined;
  }

  private field(type: ShapedType, key: string, all: readonly FieldNode[]): ShapeField | undefined {
    const nodes = all.filter(node => !isDenied(node, this.shape.inclusion));
    const [node = all[0]] = nodes;
    if (!node) return undefined;
    const name = node.name.value;
    if (name === '__typename') return { kind: 'typename', key };
    if (name === '__schema' || name === '__type') return { kind: 'introspection', key, nodes };
    const definition = type.getFields()[name];
    if (!definition) return undefined;
    if (nodes.length === 0) {
      const denial = this.shape.inclusion.denied.get(node.loc!.start)!;
      return { kind: 'denied', key, type: definition.type, denial };
    }
    const sets = nodes.flatMap(each => each.selectionSet ?? []);
    const source = this.shape.names.internal(node);
    return {
      kind: 'data',
      key,
      source,
      name,
      type: definition.type,
      selection: sets.length === 0 ? undefined : new Selection(this.shape, sets, `${this.path}.${source}`),
    };
  }
}
