/** A subgraph whose answers are as large as they are asked to be. */
export const BIG_ANSWERS = {
  texts: {
    typeDefs: `
      type Query { text(size: Int!): String length(text: String!): Int slow(milliseconds: Int!): Int }
      type Subscription { texts(size: Int!, count: Int!): String }
    `,
    resolvers: {
      Query: {
        text: (_: unknown, { size }: { size: number }) => 'x'.repeat(size),
        length: (_: unknown, { text }: { text: string }) => text.length,
        slow: (_: unknown, { milliseconds }: { milliseconds: number }) =>
          new Promise(resolve => setTimeout(resolve, milliseconds, milliseconds)),
      },
      Subscription: {
        texts: {
          async *subscribe(_: unknown, { size, count }: { size: number; count: number }) {
            for (let i = 0; i < count; i++) yield { texts: 'x'.repeat(size) };
          },
        },
      },
    },
  },
};
