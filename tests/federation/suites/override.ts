import { FEDERATION, type FieldFunctions, type Suite } from '../suite.ts';
import { link } from '../world.ts';

const wrong = (field: string) => () => `${field} must not be asked here`;

const trap: FieldFunctions = {
  Issue: { price: () => -1, cover: wrong('cover'), slogan: wrong('slogan') },
  Query: { currentIssue: () => null },
};

export const override: Suite = {
  name: '@override without a label',
  subgraphs: {
    print: {
      sdl: `${FEDERATION}
      type Query { issues: [Issue!]! currentIssue: Issue }
      type Issue @key(fields: "number") { number: Int! price: Int! cover: String! slogan: String pages: Int! sections: [Section!]! }
      type Section @shareable { name: String! }`,
      fields: trap,
    },
    web: `${FEDERATION}
      type Query { currentIssue: Issue @override(from: "print") digital: [Issue!]! }
      type Issue @key(fields: "number") {
        number: Int!
        price: Int! @override(from: "print")
        cover: String! @override(from: "print")
        pages: Int! @external
        slogan: String @override(from: "print") @requires(fields: "pages")
        gone: String! @override(from: "a subgraph of long ago") }`,
  },
  data: () => ({
    Issue: [
      { number: 1, price: 3, cover: '/1.png', pages: 24, sections: [{ name: 'Local' }], gone: 'a' },
      { number: 2, price: 4, cover: '/2.png', pages: 32, sections: [], gone: 'b' },
    ],
  }),
  fields: {
    Query: {
      issues: (_, __, world) => world.all('Issue'),
      digital: (_, __, world) => world.all('Issue'),
      currentIssue: () => link('Issue', { number: 2 }),
    },
    Issue: { slogan: i => `${i.pages} pages of news` },
  },
  operations: {
    'an overridden field from the old side': '{ issues { price cover } }',
    'an overridden field from the new side': '{ digital { price cover pages } }',
    'an overridden root field': '{ currentIssue { number pages price } }',
    'an overridden field with a requirement': '{ issues { slogan } digital { slogan pages } currentIssue { slogan } }',
    'a field overridden from a subgraph that does not exist':
      '{ issues { gone } currentIssue { gone sections { name } } }',
    'aliases over moved fields': '{ issues { price: cover cover: price number: slogan pages: number } }',
    'moved fields under conditions': {
      query: 'query ($y: Boolean!) { issues { price @include(if: $y) cover @skip(if: $y) slogan @include(if: $y) } }',
      variables: { y: true },
    },
  },
};

function labelled(percent: 0 | 100): Suite {
  const moved = percent === 100;
  return {
    name: `@override with percent(${percent})`,
    subgraphs: {
      old: {
        sdl: `${FEDERATION}
        type Query { users: [User!]! newest: User }
        type User @key(fields: "id") { id: ID! name: String! plan: Plan! points: Int! }
        type Plan { title: String! @shareable }`,
        ...(moved
          ? {
              fields: {
                User: { name: wrong('name'), plan: () => ({ title: 'wrong' }) },
                Query: { newest: () => null },
              },
            }
          : {}),
      },
      new: {
        sdl: `${FEDERATION}
        type Query { accounts: [User!]! newest: User @override(from: "old", label: "percent(${percent})") }
        type User @key(fields: "id") { id: ID! points: Int! @external
          name: String! @override(from: "old", label: "percent(${percent})")
          plan: Plan! @override(from: "old", label: "percent(${percent})")
          level: Int! @requires(fields: "points") }
        type Plan { title: String! @shareable }`,
        ...(moved
          ? {}
          : {
              fields: {
                User: { name: wrong('name'), plan: () => ({ title: 'wrong' }) },
                Query: { newest: () => null },
              },
            }),
      },
    },
    data: () => ({
      User: [
        { id: 'a', name: 'Ada', plan: { title: 'Basic' }, points: 30 },
        { id: 'b', name: 'Bo', plan: { title: 'Team' }, points: 250 },
      ],
    }),
    fields: {
      Query: {
        users: (_, __, world) => world.all('User'),
        accounts: (_, __, world) => world.all('User').toReversed(),
        newest: () => link('User', 'b'),
      },
      User: { level: u => Math.floor(Number(u.points) / 100) },
    },
    operations: {
      'from the old side': '{ users { name plan { title } points level } }',
      'from the new side': '{ accounts { name plan { title } level } }',
      'a root field': '{ newest { id name points } }',
      'both sides with aliases':
        '{ users { id: name plan { title: __typename } } accounts { name: id plan { name: title } } newest { name } }',
    },
  };
}

export const overrideNone: Suite = labelled(0);
export const overrideAll: Suite = labelled(100);
