import {
  type GraphQLAbstractType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
  validate,
} from 'graphql';
import type { GatewayRequest } from './contestant.ts';
import type { Suite } from './suite.ts';

/** Numbers from 0 to 1 that are equal for equal seeds (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A valid query or mutation over the schema, the same for the same suite and seed: of an odd seed with aliases that collide with
 * other names, of an even one with none, so that their faults do not hide others. Of the candidates that a seed gives,
 * those that graphql-js refuses (two fields that cannot be merged under one name) are passed over. */
export function createRandomOperation(
  schema: GraphQLSchema,
  suite: Suite,
  seed: number,
  mutates = schema.getMutationType() !== undefined && createRandom(seed)() < 0.5,
): GatewayRequest {
  for (let attempt = 0; attempt < 200; attempt++) {
    const random = createRandom(hash(`${suite.name} ${seed} ${attempt}`));
    const request = new OperationWriter(schema, suite, random, seed % 2 === 1).write(mutates);
    if (validate(schema, parse(request.query)).length === 0) return request;
  }
  throw new Error(`no valid operation over ${suite.name} with seed ${seed}`);
}

export function hash(text: string): number {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0)!, 16777619);
  return value >>> 0;
}

/** Aliases that are likely to cause trouble, in addition to the names of the type's own fields. */
const ALIASES = ['id', '__typename', 'constructor', '__proto__', 'toString', 'name', 'x', 'y', 'then', 'length', 'key'];
/** Limits that keep the planning of one operation in milliseconds: interface objects multiply plans by their depth. */
const MOST_FIELDS = 25;
const MOST_DEPTH = 4;

/** The field behind each response name of one object, so that most names do not conflict. */
type Scope = Map<string, string>;

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #suite: Suite;
  readonly #random: () => number;
  readonly #collides: boolean;
  readonly #declarations = new Map<string, string>();
  readonly #fragments: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #fields = 0;

  constructor(schema: GraphQLSchema, suite: Suite, random: () => number, collides: boolean) {
    this.#schema = schema;
    this.#suite = suite;
    this.#random = random;
    this.#collides = collides;
  }

  write(mutates: boolean): GatewayRequest {
    const [kind, root] = mutates
      ? (['mutation', this.#schema.getMutationType()!] as const)
      : (['query', this.#schema.getQueryType()!] as const);
    const selection = this.#selection(root, 0, new Map());
    const declared = [...this.#declarations.values()].join(', ');
    const query = [`${kind} Random${declared && `(${declared})`} ${selection}`, ...this.#fragments].join('\n');
    return { query, variables: this.#variables, operationName: 'Random' };
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  #selection(type: GraphQLCompositeType, depth: number, scope: Scope): string {
    const parts: string[] = [];
    const width = 1 + Math.floor(this.#random() * 4);
    if (isAbstractType(type) && depth < MOST_DEPTH && this.#chance(0.25))
      parts.push(...this.#members(type, depth, scope));
    if (isAbstractType(type) && depth < MOST_DEPTH && this.#chance(0.25)) parts.push(...this.#wishes(type, depth));
    for (let i = 0; i < width; i++) {
      const asFragment = depth < MOST_DEPTH + 1 && this.#chance(isAbstractType(type) ? 0.6 : 0.15);
      const part = asFragment ? this.#fragment(type, depth, scope) : this.#field(type, depth, scope);
      if (part) parts.push(part);
    }
    if (parts.length === 0) parts.push(this.#typename(scope));
    return `{ ${parts.join(' ')} }`;
  }

  #typename(scope: Scope): string {
    const alias = this.#alias(['__typename'], '__typename', scope);
    return `${alias === '__typename' ? '' : `${alias}: `}__typename${this.#conditions()}`;
  }

  /** Fragments on all object types, each with a field under one name: other arguments, another field, other ones below. */
  #members(type: GraphQLAbstractType, depth: number, scope: Scope): string[] {
    const members = this.#schema.getPossibleTypes(type);
    const [first] = members;
    const shared = Object.keys(first?.getFields() ?? {}).filter(name => members.every(each => each.getFields()[name]));
    if (shared.length === 0) return [];
    const names = [this.#pick(shared), this.#pick(shared)];
    const alias = this.#chance(0.5) ? names[0]! : `m${scope.size}`;
    if (scope.has(alias)) return [];
    scope.set(alias, 'of each member');
    return members.flatMap(member => {
      const field = member.getFields()[this.#chance(0.8) ? names[0]! : names[1]!]!;
      const args = this.#arguments(member.name, field);
      if (args === undefined || this.#fields++ > MOST_FIELDS) return [];
      const head = `${alias === field.name ? '' : `${alias}: `}${field.name}${args}`;
      const named = getNamedType(field.type);
      const below = isCompositeType(named) ? ` ${this.#selection(named, depth + 1, new Map())}` : '';
      return [`... on ${member.name}${this.#conditions()} { ${head}${below} }`];
    });
  }

  /** Fragments on object types, and on the interfaces of some, that select other ones of the fields that most have. */
  #wishes(type: GraphQLAbstractType, depth: number): string[] {
    const members = this.#schema.getPossibleTypes(type);
    return members.flatMap(member => {
      if (this.#chance(0.2)) return [];
      const on = this.#chance(0.15) ? this.#pick([member, ...member.getInterfaces()]) : member;
      const fields = Object.values(on.getFields()).filter(({ name }) =>
        members.some(other => other !== member && other.getFields()[name]),
      );
      const selected = new Set(fields.filter(() => this.#chance(2 / fields.length)));
      const parts = [...selected].flatMap(field => {
        const args = this.#arguments(on.name, field);
        const named = getNamedType(field.type);
        if (args === undefined || this.#fields++ > MOST_FIELDS) return [];
        const below = isCompositeType(named) ? ` ${this.#selection(named, depth + 1, new Map())}` : '';
        return [`${field.name}${args}${this.#conditions()}${below}`];
      });
      return parts.length > 0 ? [`... on ${on.name}${this.#conditions()} { ${parts.join(' ')} }`] : [];
    });
  }

  #fragment(type: GraphQLCompositeType, depth: number, scope: Scope): string | undefined {
    const candidates = Object.values(this.#schema.getTypeMap())
      .filter(isCompositeType)
      .filter(c => this.#overlaps(type, c));
    const on = this.#pick(candidates);
    // Fragments on different object types may use one name for different fields, which is where merging goes wrong.
    const inner = isObjectType(on) && on !== type && this.#chance(0.5) ? new Map(scope) : scope;
    const body = this.#selection(on, depth + 0.5, inner);
    if (!this.#chance(0.3)) return `... on ${on.name}${this.#conditions()} ${body}`;
    const name = this.#pick(['F', 'constructor', 'toString', on.name]) + this.#fragments.length;
    this.#fragments.push(`fragment ${name} on ${on.name} ${body}`);
    return `...${name}${this.#conditions()}`;
  }

  #overlaps(a: GraphQLCompositeType, b: GraphQLCompositeType): boolean {
    if (b.name.startsWith('__')) return false;
    const possible = (type: GraphQLCompositeType) =>
      isObjectType(type) ? [type] : this.#schema.getPossibleTypes(type);
    return possible(a).some(type => possible(b).includes(type));
  }

  #field(type: GraphQLCompositeType, depth: number, scope: Scope): string | undefined {
    if (!('getFields' in type) || this.#chance(0.1)) return this.#typename(scope);
    const fields = Object.values(type.getFields()).filter(
      field => depth < MOST_DEPTH || !isCompositeType(getNamedType(field.type)),
    );
    if (fields.length === 0 || this.#fields++ > MOST_FIELDS) return this.#typename(scope);
    const field = this.#pick(fields);
    const args = this.#arguments(type.name, field);
    if (args === undefined) return undefined;
    const alias = this.#alias([field.name, ...Object.keys(type.getFields())], `${field.name}${args}`, scope);
    const head = `${alias === field.name ? '' : `${alias}: `}${field.name}${args}${this.#conditions()}`;
    const named = getNamedType(field.type);
    return isCompositeType(named) ? `${head} ${this.#selection(named, depth + 1, new Map())}` : head;
  }

  /** Usually the field's own name, otherwise one that is likely to cause trouble; never one that is taken here. */
  #alias(names: string[], meaning: string, scope: Scope): string {
    const fits = (name: string) => (scope.get(name) ?? meaning) === meaning;
    const others = this.#collides ? [...names, ...ALIASES] : [`n${scope.size}`];
    let alias = this.#chance(0.65) ? names[0]! : this.#pick(others);
    for (let i = 0; !fits(alias); i++) alias = i < 10 ? this.#pick(others) : `n${scope.size}`;
    scope.set(alias, meaning);
    return alias;
  }

  #conditions(): string {
    let text = '';
    for (const directive of ['skip', 'include']) {
      if (!this.#chance(0.08)) continue;
      const name = this.#pick(['b0', 'b1', 'toString', 'b2']);
      if (!this.#declarations.has(name)) {
        this.#declarations.set(name, `$${name}: Boolean!`);
        this.#variables[name] = this.#chance(0.5);
      }
      text += ` @${directive}(if: ${this.#chance(0.9) ? `$${name}` : this.#chance(0.5)})`;
    }
    return text;
  }

  /** The arguments in parentheses; nothing when a required one has no value. */
  #arguments(typename: string, field: GraphQLField<unknown, unknown>): string | undefined {
    const given: string[] = [];
    for (const argument of field.args) {
      const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
      if (!required && this.#chance(0.4)) continue;
      const value = this.#value(`${typename}.${field.name}.${argument.name}`, argument.type);
      if (value === undefined) {
        if (required) return undefined;
        continue;
      }
      given.push(
        `${argument.name}: ${this.#chance(0.5) ? this.#variable(argument, value) : literal(value, argument.type)}`,
      );
    }
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #variable(argument: GraphQLArgument, value: unknown): string {
    const name = `v${this.#declarations.size}`;
    const nullable = getNullableType(argument.type);
    const asDefault = this.#chance(0.2) && value !== null;
    this.#declarations.set(
      name,
      asDefault ? `$${name}: ${nullable} = ${literal(value, argument.type)}` : `$${name}: ${argument.type}`,
    );
    // A variable with a default, and a nullable one, may also be omitted.
    const mayBeLeftOut = asDefault || !isNonNullType(argument.type);
    if (!mayBeLeftOut || this.#chance(0.7)) this.#variables[name] = value;
    return `$${name}`;
  }

  #value(coordinate: string, type: GraphQLInputType): unknown {
    const named = getNamedType(type);
    const values = this.#suite.values ?? {};
    const own = Object.hasOwn(values, coordinate) ? values[coordinate] : undefined;
    if (own) return this.#pick(own);
    if (!isNonNullType(type) && this.#chance(0.1)) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const items = Array.from({ length: Math.floor(this.#random() * 3) }, () => this.#value('', nullable.ofType));
      return items.includes(undefined) ? undefined : items;
    }
    if (Object.hasOwn(values, named.name)) return this.#pick(values[named.name]!);
    if (isEnumType(named)) return this.#pick(named.getValues()).name;
    if (named.name === 'Int') return this.#pick([0, 1, 2, 3, 10]);
    if (named.name === 'Float') return this.#pick([0, 1.5, -2]);
    if (named.name === 'Boolean') return this.#chance(0.5);
    if (named.name === 'String') return this.#pick(['', 'a', 'B "q" \\', '한글']);
    return undefined;
  }
}

/** A value as GraphQL text; of a custom scalar as far as JSON can express it. */
function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (value === null) return 'null';
  if (isEnumType(nullable)) return String(value);
  if (isListType(nullable)) {
    return Array.isArray(value)
      ? `[${value.map(v => literal(v, nullable.ofType)).join(', ')}]`
      : literal(value, nullable.ofType);
  }
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    return `{ ${Object.entries(value as object)
      .map(([name, v]) => `${name}: ${literal(v, fields[name]!.type)}`)
      .join(', ')} }`;
  }
  if (isScalarType(nullable) && typeof value === 'object') {
    if (Array.isArray(value)) return `[${value.map(v => literal(v, nullable)).join(', ')}]`;
    return `{ ${Object.entries(value)
      .map(([name, v]) => `${name}: ${literal(v, nullable)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(value);
}
