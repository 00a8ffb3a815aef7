import { type ConstDirectiveNode, type DirectiveNode, type DocumentNode, Kind, type ValueNode } from 'graphql';
import { argumentOf } from './directives.ts';

/**
 * The `@cost` and `@listSize` directives of a supergraph (https://ibm.github.io/graphql-specs/cost-spec.html, in the
 * form that Apollo composes).
 */
export interface CostDirectives {
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, FieldCost>;
  /** By name, of objects, enums and scalars. */
  readonly typeWeights: ReadonlyMap<string, number>;
  /** By `Input.field`. */
  readonly inputWeights: ReadonlyMap<string, number>;
}

export interface FieldCost {
  readonly weight: number | undefined;
  readonly listSize: ListSize | undefined;
  /** Weights of arguments by name. */
  readonly arguments: ReadonlyMap<string, number>;
  /** Field sets that a subgraph requires to resolve it. */
  readonly requires: readonly string[];
}

export interface ListSize {
  readonly assumedSize: number | undefined;
  /** Arguments that set the length of the list. */
  readonly slicingArguments: readonly string[];
  /** Child fields that are the lists, if the field itself is not one. */
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

/** @param document with default names */
export function collectCostDirectives(document: DocumentNode): CostDirectives {
  const fields = new Map<string, FieldCost>();
  const typeWeights = new Map<string, number>();
  const inputWeights = new Map<string, number>();
  const weightOf = (directives: readonly ConstDirectiveNode[] | undefined) => {
    const directive = directives?.find(({ name }) => name.value === 'cost');
    return directive && numberOf(directive, 'weight');
  };
  for (const node of document.definitions) {
    if (!('name' in node) || !node.name || !('directives' in node)) continue;
    const typeName = node.name.value;
    const weight = weightOf(node.directives as readonly ConstDirectiveNode[] | undefined);
    if (weight !== undefined) typeWeights.set(typeName, weight);
    if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      for (const field of node.fields ?? []) {
        const own = weightOf(field.directives);
        if (own !== undefined) inputWeights.set(`${typeName}.${field.name.value}`, own);
      }
    }
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of node.fields ?? []) {
      const given = (field.arguments ?? []).flatMap(argument => {
        const own = weightOf(argument.directives);
        return own === undefined ? [] : [[argument.name.value, own] as const];
      });
      const cost: FieldCost = {
        weight: weightOf(field.directives),
        listSize: listSizeOf(field.directives?.find(({ name }) => name.value === 'listSize')),
        arguments: new Map(given),
        requires: requiresOf(field.directives ?? []),
      };
      if (cost.weight !== undefined || cost.listSize || given.length > 0 || cost.requires.length > 0) {
        fields.set(`${typeName}.${field.name.value}`, cost);
      }
    }
  }
  return { fields, typeWeights, inputWeights };
}

function listSizeOf(directive: DirectiveNode | undefined): ListSize | undefined {
  if (!directive) return undefined;
  return {
    assumedSize: numberOf(directive, 'assumedSize'),
    slicingArguments: listOf(directive, 'slicingArguments').flatMap(item => textOf(item) ?? []),
    sizedFields: listOf(directive, 'sizedFields').flatMap(item => textOf(item) ?? []),
    requireOneSlicingArgument: argumentOf(directive, 'requireOneSlicingArgument') !== false,
  };
}

function requiresOf(directives: readonly ConstDirectiveNode[]): string[] {
  const joins = directives.filter(({ name }) => name.value === 'join__field');
  return joins.flatMap(join => {
    const fields = argumentOf(join, 'requires');
    return typeof fields === 'string' ? [fields] : [];
  });
}

/** IBM's specification writes weights as strings. */
function numberOf(directive: DirectiveNode, name: string): number | undefined {
  const value = directive.arguments?.find(argument => argument.name.value === name)?.value;
  if (value?.kind !== Kind.INT && value?.kind !== Kind.FLOAT && value?.kind !== Kind.STRING) return undefined;
  const number = Number(value.value);
  return Number.isFinite(number) ? number : undefined;
}

function listOf(directive: DirectiveNode, name: string): readonly ValueNode[] {
  const value = directive.arguments?.find(argument => argument.name.value === name)?.value;
  if (value === undefined) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}

const textOf = (value: ValueNode | undefined) => (value?.kind === Kind.STRING ? value.value : undefined);
