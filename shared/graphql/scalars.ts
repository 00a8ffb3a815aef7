import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import type { ErrorCode } from '../errors/catalogue.ts';
import { formatSeoulTime, parseRfc3339 } from '../time.ts';

/** The custom scalars of the graph. Every subgraph that declares one in its SDL uses this implementation. */

/**
 * The times of a news site: newspapers of Korea begin in the 19th century. Years that are placeholders (0001, 9999) are
 * outside, and so is everything that leaves the four digits of RFC 3339 in another time zone.
 */
const FIRST_TIME = Date.parse('1800-01-01T00:00:00+09:00');
const LAST_TIME = Date.parse('2999-12-31T23:59:59.999+09:00');

function parseDateTime(value: unknown, node?: ValueNode): Date {
  const time = typeof value === 'string' ? parseRfc3339(value) : undefined;
  if (time && time.getTime() >= FIRST_TIME && time.getTime() <= LAST_TIME) return time;
  throw badScalar(
    `DateTime is RFC 3339 text with an offset, such as "2020-10-22T18:54:00+09:00", in the years 1800 to 2999; found ${describe(value)}.`,
    node,
  );
}

/** A time that was stored before there were bounds becomes the nearest one. */
function serializeDateTime(value: unknown): string {
  const time = value instanceof Date ? value.getTime() : Number.NaN;
  if (Number.isNaN(time)) throw new GraphQLError(`DateTime cannot represent ${describe(value)}.`);
  if (time >= FIRST_TIME && time <= LAST_TIME) return formatSeoulTime(value as Date);
  return formatSeoulTime(new Date(Math.min(Math.max(time, FIRST_TIME), LAST_TIME)));
}

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  parseValue: value => parseDateTime(value),
  parseLiteral: node => parseDateTime(literalText(node), node),
  serialize: serializeDateTime,
});

const MAX_URL_LENGTH = 2_048;

/** Pages link to URLs, so only those that run nothing and carry no password are accepted. */
function parseUrl(value: unknown, node?: ValueNode): string {
  const url = typeof value === 'string' && value.length <= MAX_URL_LENGTH ? URL.parse(value) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url && isWeb && url.username === '' && url.password === '' && url.href.length <= MAX_URL_LENGTH) return url.href;
  throw badScalar(
    `URL is an absolute http or https URL of up to ${MAX_URL_LENGTH} characters without a user name, such as "https://news.example/articles/1"; found ${describe(value)}.`,
    node,
  );
}

export const Url = new GraphQLScalarType<string, string>({
  name: 'URL',
  parseValue: value => parseUrl(value),
  parseLiteral: node => parseUrl(literalText(node), node),
  serialize: value => String(value),
});

function badScalar(message: string, node: ValueNode | undefined): GraphQLError {
  return new GraphQLError(message, { nodes: node ?? null, extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode } });
}

function literalText(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : undefined;
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
