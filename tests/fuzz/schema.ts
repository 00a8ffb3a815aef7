import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { supergraphOf, type TestSubgraph } from '../support/federate.ts';

/** Subgraphs with every kind of type, argument and directive that a gateway treats in a way of its own. */
export const SUBGRAPHS: Record<string, TestSubgraph> = {
  library: {
    typeDefs: `
      type Query {
        book(id: ID!): Book
        books(first: Int = 3, filter: Filter): [Book!] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)
        search(text: String!): [Item]
        node(id: ID!): Node
        echo(json: JSON, int: Int, float: Float, text: String, flag: Boolean, color: Color, list: [[Int]], filter: Filter): String
        fails: String
        secret: String @authenticated
      }
      type Mutation { rename(id: ID!, title: String!): Book }
      type Subscription { ticks(to: Int! = 2): Tick }
      type Tick { count: Int! book: Book }
      interface Node { id: ID! }
      type Book implements Node @key(fields: "id") { id: ID! title(upper: Boolean = false): String! size: Int @cost(weight: 3) author: Author related: [Book] }
      type Author @key(fields: "name") { name: String! books: [Book] }
      union Item = Book | Author
      enum Color { RED GREEN }
      input Filter { title: String colors: [Color!] = [RED] nested: Filter size: Int! = 1 }
      scalar JSON
    `,
    resolvers: {
      Query: {
        book: (_: unknown, { id }: { id: string }) => book(id),
        books: (_: unknown, { first }: { first: number | null }) =>
          Array.from({ length: Math.min(first ?? 1, 50) }, (_each, i) => book(String(i))),
        search: () => [book('1'), { __typename: 'Author', name: 'A' }, null],
        node: (_: unknown, { id }: { id: string }) => book(id),
        echo: (_: unknown, given: object) => JSON.stringify(given),
        fails: () => {
          throw new Error('It fails');
        },
        secret: () => 'secret',
      },
      Mutation: { rename: (_: unknown, { id, title }: { id: string; title: string }) => ({ ...book(id), title }) },
      Subscription: {
        ticks: {
          async *subscribe(_: unknown, { to }: { to: number }) {
            for (let count = 1; count <= Math.min(to, 5); count++) yield { ticks: { count, book: book('1') } };
          },
        },
      },
      Book: {
        __resolveReference: ({ id }: { id: string }) => book(id),
        title: ({ title }: { title: string }, { upper }: { upper: boolean | null }) =>
          upper ? title.toUpperCase() : title,
        author: () => ({ name: 'A' }),
        related: ({ id }: { id: string }) => [book(`${id}1`), null],
      },
      Author: { books: () => [book('7')] },
      Node: { __resolveType: () => 'Book' },
      JSON: new GraphQLScalarType({
        name: 'JSON',
        parseValue: given => given,
        parseLiteral: node => (node.kind === Kind.VARIABLE ? null : valueFromASTUntyped(node)),
      }),
    },
  },
  reviews: {
    typeDefs: `
      type Book @key(fields: "id") { id: ID! size: Int @external stars(min: Int): Int heavy: Boolean @requires(fields: "size") reviews: [Review] }
      type Review @key(fields: "id") { id: ID! text: String book: Book }
      type Query { review(id: ID!): Review }
    `,
    resolvers: {
      Query: { review: (_: unknown, { id }: { id: string }) => ({ id, text: 'good' }) },
      Book: {
        stars: () => 5,
        heavy: ({ size }: { size: number | null }) => (size ?? 0) > 10,
        reviews: ({ id }: { id: string }) => [{ id: `r${id}`, text: 'good' }],
      },
      Review: { book: () => ({ __typename: 'Book', id: '1' }) },
    },
  },
};

const book = (id: string) => ({ __typename: 'Book', id, title: `Title ${id}`, size: id.length });

export const SUPERGRAPH = supergraphOf(SUBGRAPHS);
