import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode, visit } from 'graphql';
import { isDefer } from '../plan/conditions.ts';
import { fetchesOf } from '../plan/fetches-of.ts';
import type { FetchNode, PlanNode } from '../plan/plan.ts';
import { argumentOf } from '../supergraph/directives.ts';
import { namedTypeOf } from '../supergraph/type-index.ts';
import { parseFieldSet, type Requirements, ROOT_TYPES } from './requirements/read-requirements.ts';
import { hasUnmetRequirement } from './requirements/unmet-requirements.ts';

/** Checks plans with deferred parts. */
export interface DeferralCheck {
  /**
   * Whether a plan with deferred parts fetches everything that the plan without them would. Planners have bugs where a
   * deferred part re-fetches an entity: by a nullable key they lose objects that the first fetch had, they select
   * fields that are `@external` in the subgraph, and they omit fields that `@requires` names.
   */
  isSound(plan: PlanNode, document: DocumentNode, planOf: (document: DocumentNode) => PlanNode | undefined): boolean;
}

export function createDeferralCheck(requirements: Requirements): DeferralCheck {
  const { types, graphs } = requirements;
  const isNullable = (type: string, { selections }: SelectionSetNode): boolean =>
    selections.some(selection => {
      if (selection.kind !== Kind.FIELD) return false;
      const field = types.types.get(type)?.fields.get(selection.name.value);
      if (!field) return false;
      if (field.type.kind !== Kind.NON_NULL_TYPE) return true;
      return selection.selectionSet !== undefined && isNullable(namedTypeOf(field.type), selection.selectionSet);
    });
  const uncertain = new Set<string>();
  const external = new Set<string>();
  for (const [name, { definition, fields }] of types.types) {
    for (const directive of definition.directives ?? []) {
      const key = directive.name.value === 'join__type' ? argumentOf(directive, 'key') : undefined;
      if (typeof key === 'string' && isNullable(name, parseFieldSet(key))) uncertain.add(name);
    }
    for (const [field, { directives = [] }] of fields) {
      for (const directive of directives) {
        if (directive.name.value !== 'join__field' || argumentOf(directive, 'external') !== true) continue;
        external.add(`${graphs.get(String(argumentOf(directive, 'graph')))} ${name} ${field}`);
      }
    }
  }

  /** Selected fields that are `@external` in the fetch's subgraph; right only with `@provides`. */
  const externalIn = (fetch: FetchNode): string[] => {
    const operation = parse(fetch.operation, { noLocation: true }).definitions[0] as OperationDefinitionNode;
    const walk = ({ selections }: SelectionSetNode, type: string): string[] =>
      selections.flatMap(selection => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          return walk(selection.selectionSet, selection.typeCondition?.name.value ?? type);
        }
        const field = types.types.get(type)?.fields.get(selection.name.value);
        const inner = selection.selectionSet ? walk(selection.selectionSet, field ? namedTypeOf(field.type) : '') : [];
        const name = `${fetch.subgraph} ${type} ${selection.name.value}`;
        return external.has(name) ? [name, ...inner] : inner;
      });
    return walk(operation.selectionSet, ROOT_TYPES[operation.operation]);
  };

  return {
    isSound(plan, document, planOf) {
      if (requirements.any && hasUnmetRequirement(plan, requirements)) return false;
      const fetches = fetchesOf(plan);
      const refetched = fetches.flatMap(({ requires = [] }) => requires.map(typeConditionOf));
      if (refetched.some(type => uncertain.has(type))) return false;
      const selected = external.size === 0 ? [] : fetches.flatMap(externalIn);
      if (selected.length === 0) return true;
      const whole = planOf(withoutDefer(document));
      const known = new Set(whole ? fetchesOf(whole).flatMap(externalIn) : []);
      return selected.every(name => known.has(name));
    },
  };
}

function typeConditionOf(selection: NonNullable<FetchNode['requires']>[number]): string {
  return (selection.kind === 'InlineFragment' && selection.typeCondition) || '';
}

function withoutDefer(document: DocumentNode): DocumentNode {
  return visit(document, { [Kind.DIRECTIVE]: directive => (isDefer(directive) ? null : undefined) });
}
