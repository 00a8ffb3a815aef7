import { type DirectiveNode, Kind, type ValueNode } from 'graphql';

/** The value of a directive's argument, for strings, booleans and enum values; otherwise `undefined`. */
export function argumentOf(directive: DirectiveNode, name: string): string | boolean | undefined {
  const value = directive.arguments?.find(argument => argument.name.value === name)?.value;
  return value && scalarOf(value);
}

function scalarOf(value: ValueNode): string | boolean | undefined {
  switch (value.kind) {
    case Kind.STRING:
    case Kind.ENUM:
    case Kind.BOOLEAN:
      return value.value;
    default:
      return undefined;
  }
}
