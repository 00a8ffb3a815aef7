import type { DocumentNode, GraphQLSchema } from 'graphql';
import { ofTypes, typesOf } from '../../plan/path-step.ts';
import type { DeferNode, FetchNode, PlanNode } from '../../plan/plan.ts';
import type { Requirements } from '../requirements/read-requirements.ts';
import { createAskedFields } from './asked-fields.ts';
import { createDemands } from './demands.ts';
import { typenamesOf } from './object-types.ts';
import { ofAnyType, type Place, placeOf } from './place.ts';
import { createProvidedFields } from './provided-fields.ts';
import { splitByMembers } from './split-by-members.ts';

/**
 * Fetches for each type of objects what was asked of that type, and what other fetches need of it. Planners fetch the
 * fields of an interface object for all its members as soon as they are asked of one: then a member is fetched in vain,
 * fails by fields that were not asked of it, and is not fetched at all if one of them requires what it does not have.
 * Members that are asked the same stay in one fetch; others get fetches of their own, side by side.
 * @param asked what the client asks: one operation without named fragments
 */
export function narrowFetches(
  plan: PlanNode,
  asked: DocumentNode,
  schema: GraphQLSchema,
  requirements: Requirements,
): PlanNode {
  const narrowing = new Narrowing(asked, schema, requirements);
  narrowing.read(plan, []);
  return narrowing.narrow(plan, []);
}

class Narrowing {
  private readonly schema: GraphQLSchema;
  private readonly requirements: Requirements;
  private readonly askedAt: ReturnType<typeof createAskedFields>;
  private readonly demands: ReturnType<typeof createDemands>;
  private readonly provided: ReturnType<typeof createProvidedFields>;

  constructor(asked: DocumentNode, schema: GraphQLSchema, requirements: Requirements) {
    this.schema = schema;
    this.requirements = requirements;
    this.askedAt = createAskedFields(asked, schema);
    this.demands = createDemands(schema);
    this.provided = createProvidedFields(schema);
  }

  /** Collects what the fetches of a plan bring. */
  read(node: PlanNode, path: readonly string[]): void {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        for (const inner of node.nodes) this.read(inner, path);
        break;
      case 'Flatten':
        this.read(node.node, [...path, ...node.path]);
        break;
      case 'Condition':
        for (const inner of [node.ifClause, node.elseClause]) if (inner) this.read(inner, path);
        break;
      case 'Fetch':
        this.provided.add(node, placeOf(path, this.schema));
        break;
      case 'Subscription':
        for (const inner of [node.primary, node.rest]) if (inner) this.read(inner, path);
        break;
      case 'Defer':
        for (const part of [node.primary, ...node.deferred]) if (part.node) this.read(part.node, path);
        break;
    }
  }

  /** Goes through the fetches from the last to the first, since those after a fetch decide what is wanted of it. */
  narrow(node: PlanNode, path: readonly string[]): PlanNode {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return {
          ...node,
          nodes: node.nodes
            .toReversed()
            .map(inner => this.narrow(inner, path))
            .reverse(),
        };
      case 'Flatten':
        return this.narrow(node.node, [...path, ...node.path]);
      case 'Condition': {
        const [ifClause, elseClause] = [node.ifClause, node.elseClause].map(part => part && this.narrow(part, path));
        return { ...node, ...(ifClause ? { ifClause } : {}), ...(elseClause ? { elseClause } : {}) };
      }
      case 'Fetch':
        return this.narrowFetch(node, path);
      case 'Subscription':
        return node.rest ? { ...node, rest: this.narrow(node.rest, path) } : node;
      case 'Defer': {
        const deferred = node.deferred
          .toReversed()
          .map(part => this.narrowPart(part, path))
          .reverse();
        return { ...node, deferred, primary: this.narrowPart(node.primary, path) };
      }
    }
  }

  private narrowPart<T extends DeferNode['primary']>(part: T, path: readonly string[]): T {
    return part.node ? { ...part, node: this.narrow(part.node, path) } : part;
  }

  private narrowFetch(fetch: FetchNode, path: readonly string[]): PlanNode {
    if (path.length === 0 || !fetch.requires) return fetch;
    const place = placeOf(path, this.schema);
    const parts = splitByMembers(fetch, place, {
      schema: this.schema,
      requirements: this.requirements,
      isPossible: type => this.isPossible(place, type),
      // What nobody is known to want is fetched for all.
      isWanted: (at, name) => this.isAsked(at, name) || !this.isAsked(ofAnyType(at), name),
      isProvided: (at, name) => this.provided.has(at, name, fetch),
    });
    for (const part of parts)
      this.demands.add(part.fetch, placeOf([...path, ...this.stepFor(part.types)], this.schema));
    const [first, ...others] = parts.map(
      (part): PlanNode => ({ kind: 'Flatten', path: withStep(path, this.stepFor(part.types)), node: part.fetch }),
    );
    if (others.length === 0) return first!;
    const { id } = fetch;
    return { kind: 'Parallel', nodes: [first!, ...others], ...(id === undefined ? {} : { id }) };
  }

  private isAsked(place: Place, name: string): boolean {
    return this.demands.has(place, name) || [...this.askedAt(place).values()].some(names => names.has(name));
  }

  /** Whether objects of a type can be at a place; all can be where the client asks nothing. */
  private isPossible(place: Place, type: string): boolean {
    const types = this.askedAt(place);
    return types.size === 0 || types.has(type);
  }

  private stepFor(types: readonly string[] | undefined): string[] {
    if (!types) return [];
    return [ofTypes([...new Set(types.flatMap(type => typenamesOf(type, this.schema)))].sort())];
  }
}

/** A path for some types of the objects that it leads to. */
function withStep(path: readonly string[], [step]: readonly string[]): readonly string[] {
  if (step === undefined) return path;
  const given = typesOf(path.at(-1) ?? '');
  if (!given) return [...path, step];
  return [...path.slice(0, -1), ofTypes(given.filter(type => typesOf(step)?.includes(type)))];
}
