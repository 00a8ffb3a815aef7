import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { formatSeoulTime, parseRfc3339 } from '../time.ts';

/** The custom scalars of the graph. Every subgraph that declares one in its SDL uses this implementation. */

function parseDateTime(value: unknown): Date {
  const time = typeof value === 'string' ? parseRfc3339(value) : undefined;
  if (time) return time;
  throw new GraphQLError(
    `DateTime is RFC 3339 text with an offset, such as "2020-10-22T18:54:00+09:00"; found ${describe(value)}.`,
  );
}

function serializeDateTime(value: unknown): string {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return formatSeoulTime(value);
  throw new GraphQLError(`DateTime cannot represent ${describe(value)}.`);
}

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  parseValue: parseDateTime,
  parseLiteral: node => parseDateTime(literalText(node)),
  serialize: serializeDateTime,
});

function parseUrl(value: unknown): string {
  if (typeof value === 'string' && value.length <= 2048 && URL.canParse(value)) return new URL(value).href;
  throw new GraphQLError(
    `URL is an absolute URL of up to 2048 characters, such as "https://news.example/articles/1"; found ${describe(value)}.`,
  );
}

export const Url = new GraphQLScalarType<string, string>({
  name: 'URL',
  parseValue: parseUrl,
  parseLiteral: node => parseUrl(literalText(node)),
  serialize: value => String(value),
});

function literalText(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : undefined;
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
