import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** Scalar values that identify nothing. */
const SCALARS: Readonly<Record<string, string>> = {
  Boolean: 'true',
  DateTime: '"2026-01-01T00:00:00+09:00"',
  Float: '1',
  ID: '"nothing"',
  Int: '1',
  String: '"nothing"',
  URL: '"https://nothing.example/"',
};

/** Writes a field with its required arguments, such as `banUser(input: { userId: "nothing" })`. */
export function writeField({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const required = args.filter(isRequiredArgument);
  const written = required.map((argument: GraphQLArgument) => `${argument.name}: ${writeValue(argument.type)}`);
  const selection = isLeafType(getNamedType(type)) ? '' : ' { __typename }';
  return `${name}${written.length > 0 ? `(${written.join(', ')})` : ''}${selection}`;
}

function writeValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return writeValue(type.ofType);
  if (isListType(type)) return `[${writeValue(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? '"nothing"';
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${fields.map(field => `${field.name}: ${writeValue(field.type)}`).join(', ')} }`;
}
