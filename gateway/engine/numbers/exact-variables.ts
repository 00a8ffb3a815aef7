import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { isRawNumber, keepsNumbers, mayChange, parseExactly } from './exact-json.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * The variables of a request as they were written, by its variables as JavaScript reads them. Whatever judges a request
 * sees JavaScript's numbers; only what is sent for custom scalars is taken from here.
 */
const written = new WeakMap<Values, Values>();

/**
 * Remembers how the numbers of a request's variables were written.
 *
 * @param text JSON of the request, of a batch of requests, or of a WebSocket message with a request
 * @param parsed the same, parsed
 */
export function rememberNumbers(text: string, parsed: unknown): void {
  if (mayChange(text)) remember(parseExactly(text), parsed);
}

function remember(exact: unknown, parsed: unknown): void {
  if (Array.isArray(parsed)) {
    for (const [i, one] of parsed.entries()) remember((exact as unknown[])[i], one);
  } else if (isMap(parsed)) {
    const { variables, payload } = exact as { readonly variables: Values; readonly payload: unknown };
    if (isMap(parsed.variables)) written.set(parsed.variables, variables);
    // Of a WebSocket message.
    else if (isMap(parsed.payload)) remember(payload, parsed.payload);
  }
}

/** The variables for a cache key: requests whose numbers were written differently are different requests. */
export const writtenVariables = (variables: Values): Values =>
  keepsNumbers() ? (written.get(variables) ?? variables) : variables;

/** The variables to send to subgraphs: those of custom scalars as they were written. */
export function variablesToSend(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Values): Values {
  const exact = keepsNumbers() ? written.get(variables) : undefined;
  if (!exact) return variables;
  const sent: Record<string, unknown> = { ...variables };
  for (const { variable, type: node } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    if (type && Object.hasOwn(variables, name)) sent[name] = exactly(type, variables[name], exact[name]);
  }
  return sent;
}

function exactly(type: GraphQLInputType, value: unknown, exact: unknown): unknown {
  if (isNonNullType(type)) return exactly(type.ofType, value, exact);
  if (isListType(type)) {
    if (!Array.isArray(value)) return exactly(type.ofType, value, exact);
    return value.map((item, i) => exactly(type.ofType, item, (exact as unknown[])[i]));
  }
  if (type.name === 'ID') return isRawNumber(exact) && /^-?\d+$/.test(exact.rawJSON) ? exact : value;
  // A file of a multipart request is not in the text, which has null in its place.
  if (isScalarType(type)) return isSpecifiedScalarType(type) ? value : (exact ?? value);
  if (!isInputObjectType(type) || !isMap(value)) return value;
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field ? exactly(field.type, inner, (exact as Values)[name]) : inner];
    }),
  );
}

const isMap = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
