// A gateway with a plugin of its own and a coprocessor: `COPROCESSOR_URL=http://127.0.0.1:8081 node plugins.mjs`
import { createGateway, definePlugin } from 'newsgraph';
import coprocessor from 'newsgraph/coprocessor';

const servedBy = definePlugin({
  name: 'served-by',
  setup: () => ({ onAnswer: () => ({ headers: { 'x-served-by': 'gateway' } }) }),
});

const gateway = await createGateway({
  supergraph: './supergraph.graphql',
  plugins: [
    servedBy(),
    coprocessor({
      url: process.env.COPROCESSOR_URL,
      router: { request: { headers: true }, response: { headers: true } },
    }),
  ],
  environment: process.env,
});
console.log(`ready at ${await gateway.listen()}`);
process.once('SIGTERM', () => gateway.close());
