import { FEDERATION, type Suite } from '../suite.ts';

export const mergedInputs: Suite = {
  name: 'enums and input objects that differ between subgraphs',
  subgraphs: {
    events: `${FEDERATION}
      type Query { events(filter: EventFilter, order: Order = ASC): [Event!]! count(by: Window!): Int! }
      enum Order { ASC DESC RANDOM }
      enum Kind { TALK WALK }
      enum Shade { LIGHT DARK }
      input EventFilter { city: String kinds: [Kind!] onlyEvents: Int nested: EventFilter }
      input Window { from: Int = 1 to: Int! }
      type Event @key(fields: "id") { id: ID! kind: Kind! city: String! shade(prefer: Shade): Shade @shareable }`,
    places: `${FEDERATION}
      type Query { places(filter: EventFilter, order: Order = DESC): [Event!]! cities(within: Window!): [String!]! }
      enum Order { ASC DESC }
      enum Venue { HALL PARK }
      enum Shade { LIGHT DARK }
      input EventFilter { city: String nested: EventFilter kinds: [Kind!] }
      enum Kind { TALK WALK }
      input Window { from: Int = 1 to: Int! only: Venue }
      type Event @key(fields: "id") { id: ID! venue: Venue! accepts: [Venue!]! more: [Grade!]! }
      enum Grade { A B }`,
    extra: `${FEDERATION}
      enum Grade { B C }
      type Event @key(fields: "id") { id: ID! grade: Grade }`,
  },
  data: () => ({
    Event: [
      { id: '1', kind: 'TALK', city: 'Seoul', venue: 'HALL', accepts: ['HALL', 'PARK'], more: ['A', 'B'], grade: 'C' },
      { id: '2', kind: 'WALK', city: 'Busan', venue: 'PARK', accepts: [], more: [], grade: null },
    ],
  }),
  fields: {
    Query: {
      events: (_, { filter, order }, world) => {
        const rows = world.all('Event').filter(e => matches(e, filter));
        return order === 'DESC' ? rows.toReversed() : rows;
      },
      places: (_, { filter, order }, world) => {
        const rows = world.all('Event').filter(e => matches(e, filter));
        return order === 'DESC' ? rows.toReversed() : rows;
      },
      count: (_, { by }) => JSON.stringify(by).length,
      cities: (_, { within }) => [JSON.stringify(within)],
    },
    Event: { shade: (_, { prefer }) => prefer ?? 'LIGHT' },
  },
  operations: {
    'an enum value as a default': '{ events { id kind } places { id venue } }',
    'an input with the common fields': '{ events(filter: { city: "Seoul", kinds: [TALK] }) { venue grade } }',
    'input fields through variables': {
      query:
        'query ($f: EventFilter, $o: Order) { events(filter: $f, order: $o) { id venue } places(filter: $f, order: $o) { id kind } }',
      variables: { f: { nested: { nested: { city: 'Busan' } } }, o: 'ASC' },
    },
    'variables inside input objects': {
      query:
        'query ($c: String, $k: [Kind!]) { events(filter: { nested: { city: $c, kinds: $k } }) { id more accepts } }',
      variables: { c: 'Seoul', k: ['TALK', 'WALK'] },
    },
    'absent variables inside input objects': {
      query: 'query ($c: String, $k: [Kind!]) { events(filter: { city: $c, nested: { kinds: $k } }) { id grade } }',
    },
    'null variables': { query: 'query ($f: EventFilter) { events(filter: $f) { id } }', variables: { f: null } },
    'a single value where a list is expected': {
      query:
        'query ($k: [Kind!]) { events(filter: { kinds: $k }) { id venue } other: events(filter: { kinds: WALK }) { id grade } }',
      variables: { k: 'WALK' },
    },
    'defaults inside input objects': {
      query:
        'query ($t: Int!, $w: Window!) { count(by: { to: $t }) cities(within: $w) a: cities(within: { from: null, to: 2 }) }',
      variables: { t: 5, w: { to: 4 } },
    },
    'variables with defaults': {
      query:
        'query ($o: Order = DESC, $s: Shade = DARK) { events(order: $o) { id shade(prefer: $s) plain: shade venue } }',
    },
    'the union of an enum’s values in answers': '{ places { grade more accepts } }',
    'refuses a value that is not common': { query: '{ events(order: RANDOM) { id } }', refused: {} },
    'refuses a field that is not common': { query: '{ events(filter: { onlyEvents: 1 }) { id } }', refused: {} },
    'refuses a wrong variable': {
      query: 'query ($f: EventFilter) { events(filter: $f) { id } }',
      variables: { f: { unknown: true } },
      refused: {},
    },
    'refuses a missing variable': { query: 'query ($w: Window!) { count(by: $w) }', refused: {} },
  },
  values: {
    EventFilter: [{ city: 'Seoul' }, { kinds: ['WALK'] }, { nested: { city: 'Busan' } }],
    Window: [{ to: 3 }, { from: 2, to: 9 }],
  },
};

function matches(event: Record<string, unknown>, filter: unknown): boolean {
  if (filter === null || filter === undefined) return true;
  const { city, kinds, nested } = filter as { city?: string | null; kinds?: string[] | null; nested?: unknown };
  if (city && event.city !== city) return false;
  if (kinds && !kinds.includes(String(event.kind))) return false;
  return matches(event, nested);
}
