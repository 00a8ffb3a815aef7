import {
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { Emitter } from '../../compile/emitter.ts';
import { isRawNumber } from '../../numbers/exact-json.ts';
import type { Data } from '../data/run-context.ts';
import { isInt } from './leaf-value.ts';
import { runtimeType } from './runtime-type.ts';
import type { DataField, OperationShape, Selection, ShapedType } from './selection.ts';
import { writeFloat } from './write-float.ts';
import { writeString } from './write-string.ts';

/** Writes merged data as the JSON text of `data`; throws {@link UNUSUAL} on anything unexpected. */
export type WriteText = (data: Data) => string;

/**
 * Thrown by compiled writers on an illegal null, a value of the wrong type or an unresolved field. The exact shaper
 * then builds the whole response with errors and paths, so compiled code needs neither.
 */
export const UNUSUAL: unique symbol = Symbol('unusual');

/** Compiles the writer of an operation's response. */
export function compileWriter(shape: OperationShape): WriteText {
  return compileObject(shape, shape.root, shape.rootType);
}

/**
 * Compiles one unit: everything below an object up to abstract types, whose writers are compiled when a type first
 * occurs.
 */
function compileObject(shape: OperationShape, selection: Selection, type: ShapedType): WriteText {
  const unit = new WriterUnit(shape);
  return unit.emitter.build(unit.object(selection, type));
}

class WriterUnit {
  readonly emitter = new Emitter();
  private readonly shape: OperationShape;
  private readonly unusual: string;
  private readonly string: string;
  private readonly hasOwn: string;

  constructor(shape: OperationShape) {
    this.shape = shape;
    this.unusual = `throw ${this.emitter.constant(UNUSUAL)};`;
    this.string = this.emitter.constant(writeString);
    this.hasOwn = this.emitter.constant(Object.hasOwn);
  }

  object(selection: Selection, type: ShapedType): string {
    const { emitter } = this;
    const name = emitter.name();
    let body = 'let a,r="";';
    let text = '{';
    let separator = '';
    for (const field of selection.fieldsFor(type)) {
      text += `${separator}${JSON.stringify(field.key)}:`;
      separator = ',';
      if (field.kind === 'typename' && 'isTypeOf' in type) {
        text += JSON.stringify(type.name);
      } else if (field.kind !== 'data') {
        body += this.unusual;
      } else {
        body += `a=${emitter.get('o', field.source)};r+=${emitter.text(text)};${this.field(field)}`;
        text = '';
      }
    }
    emitter.line(`function ${name}(o){${body}return r+${emitter.text(`${text}}`)}}`);
    return name;
  }

  private field(field: DataField): string {
    if (isNonNullType(field.type)) return `if(a==null)${this.unusual}${this.present(field, field.type.ofType)}`;
    const absent = `a===undefined&&!${this.hasOwn}(o,${this.emitter.text(field.source)})`;
    return `if(a==null){if(${absent})${this.unusual}r+="null"}else{${this.present(field, field.type)}}`;
  }

  /** Statements that append the JSON text of a non-null `a`. */
  private present(field: DataField, type: GraphQLOutputType): string {
    if (isListType(type)) return `r+=${this.list(field, type.ofType)}(a);`;
    if (isLeafType(type)) return this.leaf(type);
    const selection = field.selection!;
    if (isAbstractType(type)) {
      return `if(typeof a!=='object')${this.unusual}r+=${this.abstract(selection, type)}(a);`;
    }
    return `if(typeof a!=='object')${this.unusual}r+=${this.object(selection, type as GraphQLObjectType)}(a);`;
  }

  private list(field: DataField, item: GraphQLOutputType): string {
    const name = this.emitter.name();
    const write = isNonNullType(item)
      ? `if(a==null)${this.unusual}${this.present(field, item.ofType)}`
      : `if(a==null)r+="null";else{${this.present(field, item)}}`;
    const loop = `for(let i=0;i<l.length;i++){const a=l[i];if(i!==0)r+=",";${write}}`;
    this.emitter.line(`function ${name}(l){if(!Array.isArray(l))${this.unusual}let r="[";${loop}return r+"]"}`);
    return name;
  }

  private abstract(selection: Selection, type: GraphQLAbstractType): string {
    const { shape } = this;
    const writers = new Map<unknown, WriteText>();
    return this.emitter.constant((value: Data): string => {
      const typename = value.__typename;
      let write = writers.get(typename);
      if (!write) {
        const actual = runtimeType(shape.schema, type, value);
        if (!actual) throw UNUSUAL;
        write = compileObject(shape, selection, actual);
        writers.set(typename, write);
      }
      return write(value);
    });
  }

  private leaf(type: GraphQLLeafType): string {
    const { emitter, unusual } = this;
    if (isEnumType(type)) {
      const texts = new Map(type.getValues().map(value => [value.name, JSON.stringify(value.name)]));
      return `r+=${emitter.constant(enumWriter(texts))}(a);`;
    }
    switch (type.name) {
      case 'String':
        return `if(typeof a!=='string')${unusual}r+=${this.string}(a);`;
      case 'ID':
        return `if(typeof a==='string')r+=${this.string}(a);else if(Number.isInteger(a))r+='"'+a+'"';else ${unusual}`;
      case 'Int':
        return `if(!${emitter.constant(isInt)}(a))${unusual}r+=a;`;
      case 'Float':
        return `r+=${emitter.constant(writeFloat)}(typeof a==='number'&&Number.isFinite(a)?a:${emitter.constant(floatOf)}(a));`;
      case 'Boolean':
        return `if(typeof a!=='boolean')${unusual}r+=a;`;
      default:
        return `r+=typeof a==='string'?${this.string}(a):${emitter.constant(writeJson)}(a);`;
    }
  }
}

function enumWriter(texts: ReadonlyMap<unknown, string>): (value: unknown) => string {
  return value => {
    const text = texts.get(value);
    if (text === undefined) throw UNUSUAL;
    return text;
  };
}

function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    // Nested deeper than the stack, for example.
    throw UNUSUAL;
  }
}

/** Of a response whose numbers are kept as they were written. */
function floatOf(value: unknown): number {
  const number = isRawNumber(value) ? Number(value.rawJSON) : Number.NaN;
  if (!Number.isFinite(number)) throw UNUSUAL;
  return number;
}
