import type { GraphQLObjectType } from 'graphql';
import { type Amount, amountIn, type CostRun, MOST_STEPS } from './cost-run.ts';

/** A field that costs something, or below which something does. */
export interface CostField {
  readonly key: string;
  readonly name: string;
  /** Whether the request asks for it; undefined where it always does. */
  readonly asked: ((run: CostRun) => boolean) | undefined;
  /** Of each value; of objects only where the field itself says so. */
  readonly weight: number | undefined;
  /** Whatever its value is: arguments, and what other fields it needs. */
  readonly once: Amount;
  readonly isList: boolean;
  /** What its `@listSize` says; NaN or undefined where that is nothing. */
  readonly length: Amount | undefined;
  /** Fields below that are as long. */
  readonly sizedFields: ReadonlySet<string>;
  /** Of objects. */
  readonly selection: CostSelection | undefined;
}

/** What is asked of one concrete type in one place. */
export interface TypedFields {
  readonly type: GraphQLObjectType;
  readonly weight: number;
  readonly fields: readonly CostField[];
  /** All keys of the answer, also of what costs nothing. */
  readonly keys: ReadonlySet<string>;
}

/** How long the lists are that a field above has sized. */
export interface Sized {
  readonly fields: ReadonlySet<string>;
  readonly length: number;
}

interface LastCost {
  run?: CostRun;
  sized?: Sized | undefined;
  cost: number;
}

/** A place in an operation: what it may cost, and what it did cost. */
export class CostSelection {
  /** One entry for each type that may stand here. */
  types: readonly TypedFields[] = [];
  private readonly listSize: number;
  /** The last results without and with the weight of the type; a fragment's selection is asked for many times a run. */
  private readonly last: readonly [LastCost, LastCost] = [{ cost: 0 }, { cost: 0 }];

  constructor(listSize: number) {
    this.listSize = listSize;
  }

  /** The most that an object here costs with all that is below it. `own` goes before what its type weighs. */
  estimate(run: CostRun, own: number | undefined, sized: Sized | undefined): number {
    const last = this.last[own === undefined ? 1 : 0];
    if (last.run !== run || last.sized?.fields !== sized?.fields || last.sized?.length !== sized?.length) {
      last.run = run;
      last.sized = sized;
      // What a circle of fragments comes back to counts nothing; validation refuses it.
      last.cost = 0;
      const cost = this.most(run, sized, own === undefined);
      Object.assign(last, { run, sized, cost });
    }
    return (own ?? 0) + last.cost;
  }

  private most(run: CostRun, sized: Sized | undefined, weighed: boolean): number {
    if (run.steps++ > MOST_STEPS) return Number.POSITIVE_INFINITY;
    let most = 0;
    for (const { weight, fields } of this.types) {
      let sum = weighed ? weight : 0;
      for (const field of fields) sum += this.fieldEstimate(field, run, sized);
      most = Math.max(most, sum);
    }
    return most;
  }

  private fieldEstimate(field: CostField, run: CostRun, sized: Sized | undefined): number {
    if (field.asked && !field.asked(run)) return 0;
    const stated = field.length === undefined ? Number.NaN : amountIn(field.length, run);
    const length = Number.isNaN(stated) ? this.listSize : Math.max(0, stated);
    const fixed = sized?.fields.has(field.name) ? sized.length : length;
    const count = field.isList ? fixed : 1;
    const once = amountIn(field.once, run);
    if (count === 0) return Math.max(0, once);
    const { selection, weight, sizedFields } = field;
    const below = sizedFields.size > 0 && !Number.isNaN(stated) ? { fields: sizedFields, length } : undefined;
    const each = selection ? selection.estimate(run, weight, below) : (weight ?? 0);
    // Weights may be negative; a field that is worth nothing must not make room for others.
    return Math.max(0, once + count * each);
  }

  /** What the objects of an answer cost. */
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

  /** By `__typename` where that is asked for, else the type whose fields these are. */
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
