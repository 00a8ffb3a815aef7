import { GraphQLError } from 'graphql';
import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

const known = (row: Record<string, unknown>) => row.lost !== true;

export const nulls: Suite = {
  name: 'null keys, null entities and nulls in lists',
  subgraphs: {
    desk: `${FEDERATION}
      type Query { slots: [Slot]! slot(n: Int!): Slot books: [Book] }
      type Slot { book: Book held: [Book] }
      type Book @key(fields: "upc") { upc: ID title: String }`,
    index: {
      sdl: `${FEDERATION} type Book @key(fields: "upc") @key(fields: "id") { upc: ID id: ID pages: Int }`,
      knows: row => known(row) && row.upc !== null,
    },
    authors: {
      sdl: `${FEDERATION} type Book @key(fields: "id") { id: ID author: Author authors: [Author] } type Author { name: String }`,
      knows: row => known(row) && row.id !== null && row.upc !== null,
    },
  },
  data: () => ({
    Book: [
      {
        upc: '1',
        id: 'a',
        title: 'Alder',
        pages: 10,
        author: { name: 'Ann' },
        authors: [{ name: 'Ann' }, null],
        lost: false,
      },
      { upc: '2', id: null, title: 'No id', pages: 20, author: { name: 'never seen' }, authors: [], lost: false },
      { upc: null, id: 'c', title: 'No upc', pages: 30, author: { name: 'never seen' }, authors: [], lost: false },
      { upc: '4', id: 'd', title: 'Lost', pages: 40, author: { name: 'never seen' }, authors: null, lost: true },
      { upc: '5', id: 'e', title: null, pages: null, author: null, authors: null, lost: false },
    ],
  }),
  fields: {
    Query: {
      slots: (_, __, world) => [
        { book: link('Book', { upc: '1' }), held: [...world.all('Book'), null] },
        null,
        { book: null, held: null },
        { book: link('Book', { upc: '4' }), held: [] },
        { book: link('Book', { upc: '2' }), held: [null, link('Book', { upc: '2' })] },
      ],
      slot: (_, { n }) =>
        [{ book: null, held: [null] }, { book: link('Book', { upc: '5' }), held: null }, null][Number(n)] ?? null,
      books: (_, __, world) => [...world.all('Book'), null],
    },
  },
  operations: {
    'null keys': '{ books { title pages } }',
    'null keys at the second hop': '{ books { author { name } } }',
    'null keys that are asked': '{ books { upc id title pages authors { name } } }',
    'entities that the subgraph does not know': '{ slots { book { title pages author { name } } } }',
    'nulls in lists of entities': '{ slots { held { title pages author { name } } } }',
    'only nulls': '{ slot(n: 0) { book { author { name } } held { pages } } gone: slot(n: 2) { book { pages } } }',
    'nulls that are the data': '{ slot(n: 1) { book { title pages author { name } authors { name } } } }',
    'aliases over null keys': '{ books { upc: title id: pages title: upc author { name } } }',
  },
};

const broken = (text: string, code: string) => () => {
  // A subgraph that leaks: no stack trace may pass the gateway.
  const stacktrace = ['at secret.ts:1'];
  throw new GraphQLError(text, { extensions: { code, stacktrace, exception: { stacktrace } } });
};

/** Non-null fields on both sides of a border, which the other side leaves null. */
export const nullPropagation: Suite = {
  name: 'null propagation over subgraphs, and errors of entities',
  subgraphs: {
    shop: `${FEDERATION}
      type Query { orders: [Order!] strict: [Order!]! lone: Order all: [[Order!]] must: Order! }
      type Order @key(fields: "id") { id: ID! customer: Customer! gift: Customer note: String lines: [Line!]! }
      type Line { item: Item! }
      type Item @key(fields: "sku") { sku: ID! }
      type Customer @key(fields: "id") { id: ID! }`,
    customers: {
      sdl: `${FEDERATION} type Customer @key(fields: "id") { id: ID! name: String! mail: String broken: String brokenHard: String! tags: [String!] }`,
      knows: row => row.id !== 'ghost',
    },
    items: {
      sdl: `${FEDERATION} type Item @key(fields: "sku") { sku: ID! price: Int! label: String }
        type Order @key(fields: "id") { id: ID! total: Int! slow: Int }`,
    },
  },
  data: () => ({
    Order: [
      {
        id: 'o1',
        customer: link('Customer', 'c1'),
        gift: link('Customer', 'ghost'),
        note: 'one',
        lines: [{ item: link('Item', { sku: 'a' }) }],
        total: 3,
        slow: 1,
      },
      {
        id: 'o2',
        customer: link('Customer', 'ghost'),
        gift: null,
        note: null,
        lines: [{ item: link('Item', { sku: 'bad' }) }, { item: link('Item', { sku: 'a' }) }],
        total: 5,
        slow: null,
      },
    ],
    Item: [
      { sku: 'a', price: 3, label: 'A' },
      { sku: 'bad', price: 1, label: 'B' },
    ],
    Customer: [
      { id: 'c1', name: 'Cho', mail: null, tags: ['x', null] },
      { id: 'ghost', name: 'never seen', mail: 'never seen', tags: null },
    ],
  }),
  fields: {
    Query: {
      orders: (_, __, world) => world.all('Order'),
      strict: (_, __, world) => world.all('Order'),
      lone: () => link('Order', 'o2'),
      all: () => [[link('Order', 'o1')], [link('Order', 'o2'), link('Order', 'o1')], null],
      must: () => link('Order', 'o2'),
    },
    Customer: { broken: broken('mail server is down', 'MAIL_DOWN'), brokenHard: broken('no answer', 'NO_ANSWER') },
    Order: { total: o => (o.id === 'o2' ? null : o.total) },
  },
  operations: {
    'null for the nullable parent of an unknown entity': {
      query: '{ orders { gift { name } } }',
      errors: 'as the monolith',
    },
    'null for the list above a non-null entity': {
      query: '{ orders { customer { name } } }',
      errors: 'as the monolith',
    },
    'null for all data': { query: '{ strict { customer { name } } }', errors: 'as the monolith' },
    'null for one inner list': { query: '{ all { customer { name } } }', errors: 'as the monolith' },
    'null for one root and data for another': {
      query: '{ must: lone { customer { name } } orders { note } }',
      errors: 'as the monolith',
    },
    'null for the root that is non-null': {
      query: '{ orders { id } must { customer { name } } }',
      errors: 'as the monolith',
    },
    'nullable fields of an unknown entity': '{ orders { customer { mail } gift { mail } } }',
    'null in a list of non-null values': {
      query: '{ orders { gift { id } customer { tags } } }',
      errors: 'as the monolith',
    },
    'null by a field of the other subgraph': {
      query: '{ lone { note total } orders { note } }',
      errors: 'as the monolith',
    },
    'a null that is not asked for': '{ orders { id note slow } }',
    'the error of a nullable field': {
      query: '{ orders { note gift { id } customer { broken } } }',
      errors: [{ path: 'orders.0.customer.broken', code: 'MAIL_DOWN' }],
    },
    'the error of a nullable field under another name': {
      query: '{ list: orders { who: customer { id: broken broken: mail } } }',
      errors: [{ path: 'list.0.who.id', code: 'MAIL_DOWN' }],
    },
    'the error of a non-null field': {
      query:
        '{ orders { note gift { mail } } lone { id } all { customer { id } note } x: orders { customer { brokenHard } } }',
      errors: 'as the monolith',
    },
    'the error of one entity at every place where it is': {
      query: '{ a: orders { customer { broken } } b: all { note customer { broken } } }',
      errors: [
        { path: 'a.0.customer.broken', code: 'MAIL_DOWN' },
        { path: 'b.0.0.customer.broken', code: 'MAIL_DOWN' },
        { path: 'b.1.1.customer.broken', code: 'MAIL_DOWN' },
      ],
    },
    'errors under conditions': {
      query:
        'query ($n: Boolean!) { orders { customer { mail broken @include(if: $n) } gift @include(if: $n) { name } } }',
      variables: { n: false },
    },
  },
};

/** The reference resolver itself throws: no field of that entity is known. */
export const referenceErrors: Suite = {
  name: 'errors of reference resolvers',
  subgraphs: {
    shop: `${FEDERATION}
      type Query { orders: [Order!] lone: Order }
      type Order @key(fields: "id") { id: ID! lines: [Line!]! }
      type Line { item: Item! }
      type Item @key(fields: "sku") { sku: ID! }`,
    items: {
      sdl: `${FEDERATION} type Item @key(fields: "sku") { sku: ID! price: Int! label: String }`,
      refuses: row =>
        row.sku === 'bad' ? new GraphQLError('no such item', { extensions: { code: 'ITEM_BROKEN' } }) : undefined,
    },
  },
  data: () => ({
    Order: [
      { id: 'o1', lines: [{ item: link('Item', { sku: 'a' }) }] },
      { id: 'o2', lines: [{ item: link('Item', { sku: 'bad' }) }, { item: link('Item', { sku: 'a' }) }] },
    ],
    Item: [
      { sku: 'a', price: 3, label: 'A' },
      { sku: 'bad', price: 1, label: 'never seen' },
    ],
  }),
  fields: { Query: { orders: (_, __, world) => world.all('Order'), lone: () => link('Order', 'o2') } },
  operations: {
    'the error of a reference': {
      query: '{ orders { lines { item { sku label } } } }',
      data: {
        orders: [
          { lines: [{ item: { sku: 'a', label: 'A' } }] },
          { lines: [{ item: { sku: 'bad', label: null } }, { item: { sku: 'a', label: 'A' } }] },
        ],
      },
      errors: [{ path: 'orders.1.lines.0.item', below: true, code: 'ITEM_BROKEN' }],
    },
    'the error of a reference whose field is non-null': {
      query: '{ lone { id lines { item { sku price } } } orders { id } }',
      data: { lone: null, orders: [{ id: 'o1' }, { id: 'o2' }] },
      errors: [{ path: 'lone.lines.0.item', below: true }],
    },
    'no error for entities beside it': '{ orders { lines { item { sku } } } }',
    'the error at each place where the entity is': {
      query: '{ a: lone { lines { item { label } } } b: orders { id lines { item { label } } } }',
      data: {
        a: { lines: [{ item: { label: null } }, { item: { label: 'A' } }] },
        b: [
          { id: 'o1', lines: [{ item: { label: 'A' } }] },
          { id: 'o2', lines: [{ item: { label: null } }, { item: { label: 'A' } }] },
        ],
      },
      errors: [
        { path: 'a.lines.0.item', below: true, code: 'ITEM_BROKEN' },
        { path: 'b.1.lines.0.item', below: true, code: 'ITEM_BROKEN' },
      ],
    },
  },
  notRandom: 'the monolith does not know the reference resolvers',
};
