/**
 * The only code generator of the engine. Everything that comes from an operation or a schema enters the code through
 * {@link Emitter.text}, {@link Emitter.get} or {@link Emitter.constant}, so a hostile name stays a name.
 */
export class Emitter {
  private readonly lines: string[] = [];
  private readonly constants: unknown[] = [];
  private readonly constantNames = new Map<unknown, string>();
  private counter = 0;

  /** Appends statements. */
  line(code: string): void {
    this.lines.push(code);
  }

  /** A new unique name in this unit. */
  name(): string {
    return `n${this.counter++}`;
  }

  /** Binds a value to a name that the generated code can use. */
  constant(value: unknown): string {
    const known = this.constantNames.get(value);
    if (known !== undefined) return known;
    const name = `c${this.constants.push(value) - 1}`;
    this.constantNames.set(value, name);
    return name;
  }

  /** A string literal. */
  text(value: string): string {
    return literal(value);
  }

  /** Reads an own property; names that objects inherit are checked with `Object.hasOwn`. */
  get(object: string, key: string): string {
    return isInherited(key) ? `${this.constant(own)}(${object},${literal(key)})` : `${object}[${literal(key)}]`;
  }

  /** Writes an own property, `__proto__` included. */
  set(object: string, key: string, value: string): string {
    return key === '__proto__'
      ? `${this.constant(define)}(${object},${literal(key)},${value});`
      : `${object}[${literal(key)}]=${value};`;
  }

  /** An object literal's `key:` part; `__proto__` would set the prototype unless computed. */
  key(key: string): string {
    return key === '__proto__' ? '["__proto__"]:' : `${literal(key)}:`;
  }

  /** Runs the statements and returns the value of `result`. */
  build<T>(result: string): T {
    const names = this.constants.map((_, index) => `c${index}`);
    const factory = new Function(...names, `"use strict";${this.lines.join('\n')}\nreturn ${result};`);
    return factory(...this.constants) as T;
  }
}

/** Reads an own property only. */
export function own(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}

function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Sets an own property of any name. */
export function assign(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') define(object, key, value);
  else object[key] = value;
}

function isInherited(key: string): boolean {
  return key in Object.prototype;
}

function literal(value: string): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, char => (char === '\u2028' ? '\\u2028' : '\\u2029'));
}
