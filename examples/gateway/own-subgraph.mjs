// A subgraph of your own in the gateway's process, beside one that is reached over HTTP.
import { composeSchemas, createGateway } from 'newsgraph';
import { alignToKeys, createSubgraphSchema } from 'newsgraph/subgraph';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])';

const reviewsSdl = `${LINK}
  type Query { newestReview: Review }
  type Review { text: String! product: Product }
  type Product @key(fields: "id") { id: ID! stars: Float }
`;

const STARS = [
  { id: '1', stars: 4.5 },
  { id: '2', stars: 3 },
];

const reviews = createSubgraphSchema({
  schema: reviewsSdl,
  resolvers: {
    Query: { newestReview: () => ({ text: 'Sturdy.', product: STARS[0] }) },
  },
  // All references of a request in one call: here a database would be asked once.
  references: {
    Product: references =>
      alignToKeys(
        references.map(({ id }) => id),
        STARS,
        row => row.id,
      ).map((row, i) => row ?? { id: references[i].id, stars: null }),
  },
});

const productsUrl = process.env.PRODUCTS_URL ?? 'http://localhost:4001/graphql';
const productsSdl = `${LINK}
  type Query { products: [Product!]! }
  type Product @key(fields: "id") { id: ID! name: String! }
`;

const gateway = await createGateway({
  supergraph: composeSchemas([
    { name: 'products', url: productsUrl, sdl: productsSdl },
    { name: 'reviews', url: 'embedded:reviews', sdl: reviewsSdl },
  ]),
  subgraphs: { products: productsUrl, reviews },
  environment: process.env,
});
console.log(`ready at ${await gateway.listen()}`);
process.once('SIGTERM', () => gateway.close());
