import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

/** Arguments that objects above a field give it. */
export const contexts: Suite = {
  name: '@context and @fromContext',
  subgraphs: {
    shops: `${FEDERATION}
      type Query { shop(id: ID!): Shop shops: [Shop!]! mall: Mall! }
      type Mall { name: String! shops: [Shop]! floors: [[Shop!]!]! }
      type Shop @key(fields: "id") @context(name: "shop") {
        id: ID! currency: String rate: Int! @shareable top: Product products: [Product]! address: Address
      }
      type Address { city: String! zips: [Int!]! }
      type Product @key(fields: "id") {
        id: ID!
        price(currency: String @fromContext(field: "$shop { currency }")): String!
        tax(rate: Int @fromContext(field: "$shop { rate }") upper: Boolean): String!
        near(city: String @fromContext(field: "$shop { address { city } }")): String
        both(
          currency: String @fromContext(field: "$shop { currency }")
          rate: Int @fromContext(field: "$shop { rate }")
        ): String!
        similar: [Product!]!
        maker: Maker
        label(currency: String @fromContext(field: "$shop { currency }")): Label
      }
      type Label { text: String! maker: Maker }
      type Maker @key(fields: "id") { id: ID! quote(rate: Int @fromContext(field: "$shop { rate }")): Int! }`,
    makers: `${FEDERATION}
      type Maker @key(fields: "id") { id: ID! name: String! best: Product }
      type Product @key(fields: "id") { id: ID! weight: Int! shelf: Shelf }
      type Shelf { height: Int! product: Product }
      type Shop @key(fields: "id") { id: ID! rate: Int! @shareable owner: Maker }`,
  },
  data: () => ({
    Shop: [
      {
        id: 's1',
        currency: 'KRW',
        rate: 10,
        top: link('Product', 'p1'),
        products: links('Product', 'p1', 'p2'),
        address: { city: 'Seoul', zips: [1, 2] },
        owner: link('Maker', 'm1'),
      },
      {
        id: 's2',
        currency: 'USD',
        rate: 7,
        top: link('Product', 'p1'),
        products: [link('Product', 'p2'), null, link('Product', 'p1')],
        address: null,
        owner: link('Maker', 'm1'),
      },
      {
        id: 's3',
        currency: null,
        rate: 10,
        top: null,
        products: links('Product', 'p3'),
        address: { city: 'Busan', zips: [] },
        owner: null,
      },
    ],
    Product: [
      {
        id: 'p1',
        weight: 1,
        similar: links('Product', 'p2', 'p3'),
        maker: link('Maker', 'm1'),
        shelf: { height: 3, product: link('Product', 'p2') },
      },
      { id: 'p2', weight: 2, similar: links('Product', 'p1'), maker: link('Maker', 'm2'), shelf: null },
      { id: 'p3', weight: 3, similar: [], maker: null, shelf: { height: 1, product: link('Product', 'p1') } },
    ],
    Maker: [
      { id: 'm1', name: 'Ada', best: link('Product', 'p2') },
      { id: 'm2', name: 'Bob', best: link('Product', 'p1') },
    ],
  }),
  fields: {
    Query: {
      shop: (_, { id }, world) => world.find('Shop', { id }),
      shops: (_, __, world) => world.all('Shop'),
      mall: (_, __, world) => ({
        name: 'Mall',
        shops: [...world.all('Shop'), null],
        floors: [world.all('Shop'), links('Shop', 's2', 's1')],
      }),
    },
    Product: {
      price: ({ id }, { currency }) => `${id} in ${currency}`,
      tax: ({ id }, { rate, upper }) => (upper ? `${id} AT ${rate}` : `${id} at ${rate}`),
      near: ({ id }, { city }) => (city === null ? null : `${id} near ${city}`),
      both: ({ id }, { currency, rate }) => `${id} in ${currency} at ${rate}`,
      label: ({ id, maker }, { currency }) => ({ text: `${id} (${currency})`, maker }),
    },
    Maker: { quote: ({ id }, { rate }) => String(id).length * Number(rate) },
  },
  values: { 'Query.shop.id': ['s1', 's2', 's3'] },
  operations: {
    'for a single object': '{ shop(id: "s1") { top { price } } }',
    'beside the fields that the context selects': '{ shop(id: "s1") { currency rate top { id price weight } } }',
    'in a list': '{ shop(id: "s1") { products { price } } }',
    'in lists with different contexts': '{ shops { products { price tax } } }',
    'two arguments, one of them given by the client': {
      query: 'query ($upper: Boolean) { shops { products { tax(upper: $upper) both } } }',
      variables: { upper: true },
    },
    'an argument under two aliases': '{ shops { top { a: tax b: tax(upper: true) price } } }',
    'a nested selection': '{ shops { id products { near } } }',
    'further down': '{ shops { products { similar { price similar { price } } } } }',
    'in lists of lists': '{ mall { name floors { top { price } products { both } } shops { top { price } } } }',
    'through another subgraph': '{ shops { owner { name best { price weight } quote } } }',
    'for objects within objects of another subgraph': '{ shops { products { shelf { height product { price } } } } }',
    'an object that leads on': '{ shops { products { label { text maker { name quote } } } } }',
    'for entities below entities': '{ shops { products { maker { quote name best { both } } } } }',
    'one entity in several places': '{ shops { top { price } products { price maker { id quote } } } }',
    'a context that is null': '{ shop(id: "s3") { products { price both near } } }',
    'in fragments': `{ shops { ...S } mall { shops { ...S } } } fragment S on Shop { products { ...P } top { ...P similar { ...P } } }
      fragment P on Product { price tax(upper: true) }`,
    'one root field twice': '{ a: shop(id: "s1") { top { price } } b: shop(id: "s2") { top { price both } } }',
    'with the selected fields under other aliases':
      '{ shops { currency: id rate: currency x: rate products { price both } } }',
    'variables called as the arguments': {
      query:
        'query ($contextualArgument_1_0: ID!, $contextualArgument_2_0: Boolean, $upper: Boolean) { shop(id: $contextualArgument_1_0) { top { tax(upper: $contextualArgument_2_0) x: tax(upper: $upper) price } } }',
      variables: { contextualArgument_1_0: 's2', contextualArgument_2_0: true, upper: false },
    },
    'on a condition': {
      query: 'query ($a: Boolean!) { shops { top { price @include(if: $a) both @skip(if: $a) } } }',
      variables: { a: true },
    },
  },
};

/** Contexts of abstract types, of the root, nested in one another, and beside requirements. */
export const contextTypes: Suite = {
  name: 'contexts of abstract types',
  subgraphs: {
    rooms: `${FEDERATION}
      type Query @context(name: "root") {
        locale: String rooms: [Room!]! place: Place things: [Thing]! house: House!
      }
      interface Room @context(name: "room") { id: ID! light: Int items: [Item!]! }
      type Kitchen implements Room @key(fields: "id") { id: ID! light: Int items: [Item!]! stove: String }
      type Bath implements Room @key(fields: "id") { id: ID! light: Int items: [Item!]! tub: Int }
      union Place @context(name: "place") = House | Garden
      type House @key(fields: "id") @context(name: "size") { id: ID! title: String! size: Int! lamp: Lamp inner: House lamps: [Lamp!]! }
      type Garden @key(fields: "id") @context(name: "size") { id: ID! name: String size: Int! lamp: Lamp lamps: [Lamp!]! }
      union Thing = House | Garden
      interface Item { id: ID! }
      type Vase implements Item @key(fields: "id") {
        id: ID!
        shine(light: Int @fromContext(field: "$room { light }")): String!
        word(locale: String @fromContext(field: "$root { locale }") loud: Boolean = false): String!
      }
      type Cup implements Item @key(fields: "id") {
        id: ID!
        color: String @external
        shine(light: Int @fromContext(field: "$room { light }")): String!
        paint(light: Int @fromContext(field: "$room { light }")): String @requires(fields: "color")
      }
      type Lamp @key(fields: "id") {
        id: ID!
        grow(size: Int @fromContext(field: "$size { size }")): Int!
        mark(text: String @fromContext(field: "$size ... on House { title } ... on Garden { name }")): String
        lamps: [Lamp!]!
      }`,
    colors: `${FEDERATION}
      type Cup @key(fields: "id") { id: ID! color: String }
      type Lamp @key(fields: "id") { id: ID! watts: Int! twin: Lamp }`,
  },
  data: () => ({
    Kitchen: [
      { id: 'k1', light: 5, items: [link('Vase', 'v1'), link('Cup', 'c1')], stove: 'gas' },
      { id: 'k2', light: null, items: [link('Cup', 'c1')], stove: null },
    ],
    Bath: [{ id: 'b1', light: 2, items: [link('Cup', 'c2'), link('Vase', 'v1')], tub: 1 }],
    House: [
      {
        id: 'h1',
        title: 'H',
        size: 3,
        lamp: link('Lamp', 'l1'),
        inner: link('House', 'h2'),
        lamps: links('Lamp', 'l1', 'l2'),
      },
      { id: 'h2', title: 'I', size: 9, lamp: link('Lamp', 'l1'), inner: null, lamps: [] },
    ],
    Garden: [{ id: 'g1', name: null, size: 4, lamp: link('Lamp', 'l1'), lamps: links('Lamp', 'l2') }],
    Lamp: [
      { id: 'l1', watts: 60, twin: link('Lamp', 'l2'), lamps: links('Lamp', 'l2') },
      { id: 'l2', watts: 5, twin: link('Lamp', 'l1'), lamps: [] },
    ],
    Vase: [{ id: 'v1' }],
    Cup: [
      { id: 'c1', color: 'red' },
      { id: 'c2', color: null },
    ],
  }),
  fields: {
    Query: {
      locale: () => 'ko',
      rooms: (_, __, world) => world.all('Kitchen', 'Bath'),
      place: () => link('Garden', 'g1'),
      things: () => [link('House', 'h1'), link('Garden', 'g1'), null, link('House', 'h2')],
      house: () => link('House', 'h1'),
    },
    Vase: {
      shine: ({ id }, { light }) => `${id} in ${light}`,
      word: ({ id }, { locale, loud }) => (loud ? `${id}, ${locale}!` : `${id}, ${locale}`),
    },
    Cup: {
      shine: ({ id }, { light }) => `${id} in ${light}`,
      paint: ({ color }, { light }) => (color === null ? null : `${color} ${light}`),
    },
    Lamp: {
      grow: ({ id }, { size }) => String(id).length * Number(size),
      mark: ({ id }, { text }) => (text === null ? null : `${id} ${text}`),
    },
  },
  operations: {
    'of an interface': '{ rooms { items { ... on Vase { shine } ... on Cup { shine } } } }',
    'of members':
      '{ rooms { ... on Kitchen { items { ... on Cup { shine } } stove } ... on Bath { tub items { id ... on Cup { paint } } } } }',
    'of the root': '{ rooms { items { ... on Vase { word(loud: true) } } } }',
    'of the root and an interface': '{ rooms { items { ... on Vase { word shine } ... on Cup { paint } } } }',
    'with a requirement': '{ rooms { items { ... on Cup { paint color shine } } } }',
    'of each member of a union':
      '{ things { ... on House { lamp { grow mark watts } } ... on Garden { lamp { grow mark } } } }',
    'by the type of the object':
      '{ place { ... on Garden { lamps { mark grow } } } house { lamps { mark twin { watts grow } } } }',
    'by the nearest of two': '{ house { lamp { grow } inner { lamp { grow mark } inner { lamps { grow } } } } }',
    'further down in lists': '{ things { ... on House { lamps { lamps { grow twin { grow mark } } } } } }',
  },
};

/** Contexts whose objects, values and fields are of different subgraphs. */
export const contextSubgraphs: Suite = {
  name: 'contexts of several subgraphs',
  subgraphs: {
    front: `${FEDERATION}
      type Query { tenants: [Tenant!]! tenant(id: ID!): Tenant }
      type Mutation { touch(id: ID!): Tenant }
      type Tenant @key(fields: "id") { id: ID! title: String! desks: [Desk!]! main: Desk }
      type Desk @key(fields: "id") { id: ID! screens: [Screen!]! }
      type Screen @key(fields: "id") { id: ID! }`,
    rules: `${FEDERATION}
      type Tenant @key(fields: "id") @context(name: "tenant") @context(name: "owner") {
        id: ID! plan(year: Int = 1): String limits: [Int] region: Region
        group: [Desk!]!
      }
      type Region { zone: Zone codes: [String] }
      type Zone @key(fields: "id") { id: ID! }
      type Desk @key(fields: "id") @context(name: "owner") {
        id: ID! plan: String
        allowed(limits: [Int] @fromContext(field: "$tenant { limits }")): String!
        codes(codes: [String] @fromContext(field: "$tenant { region { codes } }") first: Boolean = false): [String]
        tier(plan: String @fromContext(field: "$tenant { plan }") upper: Boolean): String
        zone(zone: ID @fromContext(field: "$tenant { region { zone { id } } }")): Zone
        lamp: Lamp!
      }
      type Lamp @key(fields: "id") { id: ID! owned(plan: String @fromContext(field: "$owner { plan }")): String! }`,
    zones: `${FEDERATION}
      type Zone @key(fields: "id") { id: ID! name: String! }
      type Tenant @key(fields: "id") @context(name: "colors") { id: ID! color: String tint: [Desk!]! }
      type Desk @key(fields: "id") {
        id: ID! paint(color: String @fromContext(field: "$colors { color }")): String weight: Int @external
        heavy(color: String @fromContext(field: "$colors { color }")): String @requires(fields: "weight")
      }`,
    scales: `${FEDERATION} type Desk @key(fields: "id") { id: ID! weight: Int }`,
  },
  data: () => ({
    Tenant: [
      {
        id: 't1',
        title: 'A',
        plan: 'gold',
        limits: [1, 2],
        region: { zone: link('Zone', 'z1'), codes: ['x', null] },
        desks: links('Desk', 'd1', 'd2'),
        main: link('Desk', 'd1'),
        group: links('Desk', 'd1', 'd3'),
        color: 'red',
        tint: links('Desk', 'd2'),
      },
      {
        id: 't2',
        title: 'B',
        plan: null,
        limits: null,
        region: null,
        desks: links('Desk', 'd1'),
        main: null,
        group: [],
        color: 'blue',
        tint: links('Desk', 'd1'),
      },
      {
        id: 't3',
        title: 'C',
        plan: 'tin',
        limits: [],
        region: { zone: null, codes: null },
        desks: links('Desk', 'd3', 'd1'),
        main: link('Desk', 'd2'),
        group: links('Desk', 'd2'),
        color: null,
        tint: [],
      },
    ],
    Desk: [
      { id: 'd1', screens: links('Screen', 's1'), plan: 'own', lamp: link('Lamp', 'l1'), weight: 5 },
      { id: 'd2', screens: [], plan: null, lamp: link('Lamp', 'l1'), weight: null },
      { id: 'd3', screens: links('Screen', 's1'), plan: 'new', lamp: link('Lamp', 'l2'), weight: 9 },
    ],
    Screen: [{ id: 's1' }],
    Lamp: [{ id: 'l1' }, { id: 'l2' }],
    Zone: [{ id: 'z1', name: 'North' }],
  }),
  fields: {
    Query: {
      tenants: (_, __, world) => world.all('Tenant'),
      tenant: (_, { id }, world) => world.find('Tenant', { id }),
    },
    Mutation: { touch: (_, { id }, world) => world.find('Tenant', { id }) },
    Tenant: { plan: ({ plan }, { year }) => (year === 1 ? plan : `plan of ${year}`) },
    Desk: {
      allowed: ({ id }, { limits }) => `${id} ${JSON.stringify(limits)}`,
      codes: ({ id }, { codes, first }) => (first ? [String(id)] : codes),
      tier: ({ id }, { plan, upper }) =>
        plan === null ? null : upper ? `${id} ${plan}`.toUpperCase() : `${id} ${plan}`,
      zone: (_, { zone }) => (zone === null ? null : link('Zone', String(zone))),
      paint: ({ id }, { color }) => (color === null ? null : `${id} in ${color}`),
      heavy: ({ weight }, { color }) => `${weight} of ${color}`,
    },
    Lamp: { owned: ({ id }, { plan }) => `${id} by ${plan}` },
  },
  values: { 'Query.tenant.id': ['t1', 't2', 't3'] },
  operations: {
    'of an object that another subgraph brings': '{ tenants { group { allowed } } }',
    'for objects that another subgraph brings': '{ tenants { desks { paint } main { paint } } }',
    'of values in lists': '{ tenants { desks { allowed codes } } }',
    'of a value that leads to another subgraph': '{ tenants { desks { zone { name } } } }',
    'of two subgraphs': '{ tenants { desks { paint allowed } tint { paint codes(first: true) } } }',
    'with a requirement of a third': '{ tenants { desks { heavy paint weight } } }',
    'by the nearest of two types': '{ tenants { desks { lamp { owned } } main { plan lamp { owned } } } }',
    'beside the selected field with other arguments': '{ tenants { plan(year: 2) desks { lamp { owned } paint } } }',
    'of a field that has arguments': '{ tenants { desks { tier } group { tier(upper: true) } } }',
    'of a field that the client selects with other arguments':
      '{ tenants { plan(year: 2) group { tier } main { tier } } }',
    'of a field that the client selects with the same arguments, and others':
      '{ tenants { plan x: plan(year: 2) y: plan(year: 3) group { tier } main { tier } } }',
    'after a mutation': 'mutation { touch(id: "t1") { desks { paint heavy allowed zone { id name } } } }',
    'in named fragments': `{ tenant(id: "t1") { ...T } tenants { main { ...D } ...T } } fragment T on Tenant { desks { ...D } }
      fragment D on Desk { paint allowed screens { id } }`,
    'under one alias for several fields':
      '{ tenants { x: desks { x: paint y: allowed } y: tint { x: allowed y: heavy } } }',
  },
};
