import type { Random } from '../../../shared/seed/random.ts';

/** Operations that are valid, from which those that are not are made. */
const VALID = [
  '{ book(id: "1") { id title size stars heavy author { name books { title } } } }',
  'query Q($id: ID!, $n: Int = 3) { book(id: $id) { ...B related { ...B } } books(first: $n) { stars(min: 1) reviews { text } } } fragment B on Book { id title(upper: true) }',
  'query ($json: JSON, $f: Filter, $list: [[Int]]) { echo(json: $json, filter: $f, list: $list, color: RED) }',
  '{ search(text: "x") { __typename ... on Book { title reviews { book { author { name } } } } ... on Author { name } } }',
  '{ node(id: "4") { id ... on Book @include(if: true) { heavy } } fails secret }',
  'mutation { rename(id: "1", title: "t") { title stars } again: rename(id: "2", title: "u") { heavy } }',
  'subscription ($to: Int! = 2) { ticks(to: $to) { count book { title stars } } }',
  'query ($a: Boolean!, $b: Boolean = false) { book(id: "1") @skip(if: $b) { title @include(if: $a) ... @defer(label: "x") { reviews { text } } } }',
  '{ __schema { types { name fields { name args { name type { ofType { name } } } } } } __type(name: "Book") { name } }',
  '{ echo(json: { a: [1, 2.5, "x", null, true, RED, $v] }, text: """block""", int: 2147483647, float: 1e308) }',
];

const TOKENS = [
  ...'{}()[]:=!|&@$"#,.'.split(''),
  ...[
    '...',
    '"""',
    '$id',
    '$n',
    '@include(if: $a)',
    '@skip(if: false)',
    '@defer',
    '@stream',
    '@include',
    '@unknown(a: {})',
  ],
  ...['query', 'mutation', 'subscription', 'fragment', 'on', 'on Book', 'on Node', 'null', 'true', 'RED', '__typename'],
  ...[
    'book',
    'books',
    'title',
    'id',
    'echo',
    'reviews',
    'search(text: "a")',
    '_entities',
    '_service { sdl }',
    'toString',
  ],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '\u0000',
    '\uFEFF',
    '\uD800',
    '한글',
    '😀',
    '\\u{110000}',
    '"\\uD800"',
    '\r',
  ],
  ...['-0', '1e999', '00', '9007199254740993', '0.1e-999', '-2147483649'],
];

const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -0, 1, -1, 1.5, 2 ** 31, 2 ** 53 + 2, 1e308, '', 'a', '\u0000', '\uD800', '😀', 'RED'],
  ...[
    [],
    {},
    [[]],
    [[1, 'x']],
    { title: 1 },
    { size: null },
    { nested: { nested: {} } },
    { __proto__: null },
    { a: [{}] },
  ],
];

/** An operation: valid, changed in some tokens, or made of tokens without a plan. */
export function randomText(random: Random): string {
  const kind = random.next();
  if (kind < 0.1) return tokens(random, random.below(60));
  if (kind < 0.15) return nested(random);
  let text = random.pick(VALID);
  for (let changes = random.below(5); changes > 0; changes--) text = changed(random, text);
  return text;
}

function changed(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(12));
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return `${text.slice(0, at)} ${random.pick(TOKENS)} ${text.slice(at)}`;
    case 2:
      return text.slice(0, end) + text.slice(at);
    case 3:
      return `${text} ${random.pick(VALID)}`;
    case 4:
      return text.replace(/\w+/g, word => (random.chance(0.05) ? random.pick(TOKENS) : word));
    default:
      return text.slice(0, at) + String.fromCharCode(random.below(0x300)) + text.slice(end);
  }
}

const tokens = (random: Random, count: number) => Array.from({ length: count }, () => random.pick(TOKENS)).join(' ');

/** Deep selections, values, types, lists of aliases and directives, and fragments that spread one another. */
function nested(random: Random): string {
  const depth = 1 + random.below(random.chance(0.1) ? 20_000 : 200);
  switch (random.below(6)) {
    case 0:
      return `{ book(id: "1") ${'{ related '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;
    case 1:
      return `{ echo(json: ${'['.repeat(depth)}${']'.repeat(depth)}) }`;
    case 2:
      return `query ($v: ${'['.repeat(depth)}Int${']'.repeat(depth)}) { echo }`;
    case 3:
      return `{ ${Array.from({ length: depth }, (_, i) => `a${i}: echo(int: ${i})`).join(' ')} }`;
    case 4:
      return `{ echo ${'@include(if: true) '.repeat(depth)} }`;
    default:
      return `{ ...F0 } ${Array.from({ length: depth }, (_, i) => `fragment F${i} on Query { ...F${random.below(depth)} echo }`).join(' ')}`;
  }
}

export function randomVariables(random: Random): unknown {
  if (random.chance(0.1)) return random.pick(VALUES);
  const names = ['id', 'n', 'json', 'f', 'list', 'to', 'a', 'b', 'v', '__proto__', 'representations'];
  return Object.fromEntries(
    Array.from({ length: random.below(6) }, () => [random.pick(names), random.pick(VALUES)] as const),
  );
}

/** The body of a request: an operation with its variables, a batch of them, or what is none. */
export function randomBody(random: Random): string {
  const one = (): unknown => ({
    query: random.chance(0.95) ? randomText(random) : random.pick(VALUES),
    ...(random.chance(0.6) && { variables: randomVariables(random) }),
    ...(random.chance(0.1) && { operationName: random.pick(['Q', '', null, 1, '__proto__', 'x'.repeat(5_000)]) }),
    ...(random.chance(0.1) && {
      extensions: random.pick([
        ...VALUES,
        { persistedQuery: {} },
        { persistedQuery: { version: 1, sha256Hash: 'x' } },
        { resume: { after: 'AAAA' } },
      ]),
    }),
    ...(random.chance(0.05) && { documentId: random.pick(['sha256:00', 'x', '', null]) }),
  });
  if (random.chance(0.05))
    return random.pick(['', '{', '[]', 'null', '"x"', '[[]]', '{"query":1}', '{"__proto__":{}}', '[1,2]']);
  if (random.chance(0.05)) return JSON.stringify([one(), one()]);
  const text = JSON.stringify(one());
  return random.chance(0.05) ? changed(random, text) : text;
}
