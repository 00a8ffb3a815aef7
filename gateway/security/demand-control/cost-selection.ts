import type { GraphQLObjectType } from 'graphql';
import { type Amount, amountIn, type CostRun, MAX_STEPS } from './cost-run.ts';

/** A field with a cost of its own or below it. */
export interface CostField {
  readonly key: string;
  readonly name: string;
  /** Whether the request includes it; undefined if it always does. */
  readonly included: ((run: CostRun) => boolean) | undefined;
  /** Per value; for objects only if the field has its own weight. */
  readonly weight: number | undefined;
  /** The cost regardless of the value: arguments and required fields. */
  readonly once: Amount;
  readonly isList: boolean;
  /** The length by `@listSize`; NaN or undefined if it has none. */
  readonly length: Amount | undefined;
  /** Child fields with the same length. */
  readonly sizedFields: ReadonlySet<string>;
  /** Set for objects. */
  readonly selection: CostSelection | undefined;
}

/** The selections on one concrete type. */
export interface TypedFields {
  readonly type: GraphQLObjectType;
  readonly weight: number;
  readonly fields: readonly CostField[];
  /** All response names, including fields without cost. */
  readonly keys: ReadonlySet<string>;
}

/** The list length that a parent field has set for its `sizedFields`. */
export interface Sized {
  readonly fields: ReadonlySet<string>;
  readonly length: number;
}

interface LastCost {
  run?: CostRun;
  sized?: Sized | undefined;
  cost: number;
}

/** A selection of an operation: its estimated and its actual cost. */
export class CostSelection {
  /** One entry per possible type. */
  types: readonly TypedFields[] = [];
  private readonly listSize: number;
  /** The last results, without and with the type's weight; a fragment's selection is estimated many times per run. */
  private readonly last: readonly [LastCost, LastCost] = [{ cost: 0 }, { cost: 0 }];

  constructor(listSize: number) {
    this.listSize = listSize;
  }

  /** The maximum cost of an object with everything below it. `own` overrides the weight of its type. */
  estimate(run: CostRun, own: number | undefined, sized: Sized | undefined): number {
    const last = this.last[own === undefined ? 1 : 0];
    if (last.run !== run || last.sized?.fields !== sized?.fields || last.sized?.length !== sized?.length) {
      last.run = run;
      last.sized = sized;
      // A fragment cycle counts nothing; validation refuses it.
      last.cost = 0;
      const cost = this.maximum(run, sized, own === undefined);
      Object.assign(last, { run, sized, cost });
    }
    return (own ?? 0) + last.cost;
  }

  private maximum(run: CostRun, sized: Sized | undefined, weighed: boolean): number {
    if (run.steps++ > MAX_STEPS) return Number.POSITIVE_INFINITY;
    let most = 0;
    for (const { weight, fields } of this.types) {
      let sum = weighed ? weight : 0;
      for (const field of fields) sum += this.fieldEstimate(field, run, sized);
      most = Math.max(most, sum);
    }
    return most;
  }

  private fieldEstimate(field: CostField, run: CostRun, sized: Sized | undefined): number {
    if (field.included && !field.included(run)) return 0;
    const stated = field.length === undefined ? Number.NaN : amountIn(field.length, run);
    const length = Number.isNaN(stated) ? this.listSize : Math.max(0, stated);
    const fixed = sized?.fields.has(field.name) ? sized.length : length;
    const count = field.isList ? fixed : 1;
    const once = amountIn(field.once, run);
    if (count === 0) return Math.max(0, once);
    const { selection, weight, sizedFields } = field;
    const below = sizedFields.size > 0 && !Number.isNaN(stated) ? { fields: sizedFields, length } : undefined;
    const each = selection ? selection.estimate(run, weight, below) : (weight ?? 0);
    // Weights may be negative; a field must not offset the cost of others.
    return Math.max(0, once + count * each);
  }

  /** The cost of an object in a response. */
  actual(run: CostRun, value: Readonly<Record<string, unknown>>, own: number | undefined): number {
    const typed = this.typeOf(value);
    if (!typed) return own ?? 1;
    let sum = own ?? typed.weight;
    for (const field of typed.fields) {
      if (!(field.key in value)) continue;
      sum += Math.max(0, amountIn(field.once, run) + valueCost(field, run, value[field.key]));
    }
    return sum;
  }

  /** By `__typename` if it is selected, otherwise the first type that has all the fields. */
  private typeOf(value: Readonly<Record<string, unknown>>): TypedFields | undefined {
    if (this.types.length < 2) return this.types[0];
    const keys = Object.keys(value);
    const named = this.types.find(({ type }) => type.name === value.__typename);
    return named ?? this.types.find(({ keys: known }) => keys.every(key => known.has(key))) ?? this.types[0];
  }
}

function valueCost(field: CostField, run: CostRun, value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + valueCost(field, run, item), 0);
  if (typeof value === 'object' && value !== null && field.selection) {
    return field.selection.actual(run, value as Record<string, unknown>, field.weight);
  }
  return value === null ? 0 : (field.weight ?? 0);
}
