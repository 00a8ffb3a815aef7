import { parseArgs } from 'node:util';
import { createRandom, type Random } from '../../shared/seed/random.ts';
import { randomConnection } from './inputs/frames.ts';
import { randomExchange } from './inputs/http.ts';
import { randomSupergraph } from './inputs/supergraphs.ts';
import { randomBody } from './inputs/texts.ts';
import { sendBody, sendRaw } from './send.ts';
import { startTarget, type Target } from './target.ts';

/**
 * Sends what no client should to a gateway and its planning process. A failure is an end of either process, a 5xx
 * without a code or by a fault of ours, a request that hangs, or memory that grows.
 */

const USAGE = `npm run fuzz -- [options]
  --minutes N   how long (1)
  --seed S      where to begin (by the clock); rounds count up from it
  --rounds N    how many rounds, instead of minutes: one repeats a failure
  --only KIND   texts, http, frames or supergraphs`;

const KINDS = ['texts', 'texts', 'http', 'http', 'frames', 'supergraphs'] as const;
type Kind = (typeof KINDS)[number];
const INPUTS: Readonly<Record<Kind, number>> = { texts: 30, http: 30, frames: 20, supergraphs: 1 };
const ACCEPTS = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'multipart/mixed;deferSpec=20220824',
  'multipart/mixed;subscriptionSpec="1.0"',
];
/** What both processes may gain in memory, in MB, while they learn; and how often it is looked at. */
const MOST_MEGABYTES = 500;
const ROUNDS_BETWEEN_LOOKS = 20;
const PROBE = '{"query":"{ book(id: \\"1\\") { title } }"}';
const PROBED = '{"data":{"book":{"title":"Title 1"}}}';

class Failure extends Error {
  readonly inputs: readonly string[];

  constructor(message: string, inputs: readonly string[]) {
    super(message);
    this.inputs = inputs;
  }
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    rounds: { type: 'string' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
async function fuzz(): Promise<number> {
  const first = Number(values.seed ?? Math.floor(Date.now() / 1_000));
  const rounds = values.rounds === undefined ? Number.POSITIVE_INFINITY : Number(values.rounds);
  const end =
    values.rounds === undefined ? performance.now() + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY;
  if (Number.isNaN(first + end + rounds)) throw new TypeError(`expected numbers\n${USAGE}`);
  await using target = await startTarget();
  await sendBody(target.url, PROBE, 'application/json');
  const before = await target.megabytes();
  console.log(`seed ${first}, ${before} MB`);
  let told = performance.now();
  for (let round = 0; round < rounds && performance.now() < end; round++) {
    const seed = first + round;
    try {
      await runRound(target, seed);
      if (round % ROUNDS_BETWEEN_LOOKS === 0) await lookAtMemory(target, before);
    } catch (error) {
      report(seed, error as Error, target);
      return 1;
    }
    if (performance.now() - told > 10_000 || round + 1 === rounds) {
      told = performance.now();
      console.log(`${round + 1} rounds, ${await target.megabytes()} MB`);
    }
  }
  await lookAtMemory(target, before);
  console.log('no failure');
  return 0;
}

function report(seed: number, error: Error, target: Target): void {
  console.error(`FAILURE: ${error.message}`);
  const only = values.only === undefined ? '' : ` --only ${values.only}`;
  console.error(`repeat with: npm run fuzz -- --seed ${seed} --rounds 1${only}`);
  for (const input of error instanceof Failure ? error.inputs : []) console.error(`input: ${input.slice(0, 4_000)}`);
  if (!(error instanceof Failure)) console.error(error);
  console.error(target.lastWords().slice(-4_000));
}

async function runRound(target: Target, seed: number): Promise<void> {
  const random = createRandom(seed, 'fuzz');
  const kind = (values.only as Kind | undefined) ?? random.pick(KINDS);
  const inputs = Array.from({ length: INPUTS[kind] }, () => ROUNDS[kind](random));
  const shown = inputs.map(({ shown }) => shown);
  // One after another and then at once: what one does, others may meet.
  for (const batch of random.chance(0.5) ? [inputs] : inputs.map(input => [input])) {
    await Promise.all(batch.map(input => input.send(target)));
  }
  const probed = await sendBody(target.url, PROBE, 'application/json').catch(() => undefined);
  const fault = await target.fault();
  if (fault !== undefined) throw new Failure(fault, shown);
  if (probed === undefined) throw new Failure('another client is not answered', shown);
  if (probed.text !== PROBED)
    throw new Failure(`another client is answered with ${probed.status} ${probed.text}`, shown);
}

interface Input {
  readonly shown: string;
  send(target: Target): Promise<void>;
}

const ROUNDS: Readonly<Record<Kind, (random: Random) => Input>> = {
  texts(random) {
    const body = randomBody(random);
    const accept = random.pick(ACCEPTS);
    const shown = `${accept} ${body}`;
    return {
      shown,
      async send({ url, fault }) {
        const reply = await sendBody(url, body, accept).catch(() => 'cut' as const);
        if (reply === undefined) throw new Failure('a request hangs', [shown]);
        if (reply === 'cut') throw new Failure((await fault()) ?? 'a connection was cut', [shown]);
        expectCode(reply.status, reply.text, shown);
      },
    };
  },
  http: random => raw(randomExchange(random)),
  frames: random => raw(randomConnection(random)),
  supergraphs(random) {
    const sdl = randomSupergraph(random);
    return { shown: sdl, send: target => target.reload(sdl) };
  },
};

function raw(parts: readonly Buffer[]): Input {
  const shown = JSON.stringify(Buffer.concat(parts).toString('latin1'));
  return {
    shown,
    async send({ port }) {
      const heard = await sendRaw(port, parts);
      for (const answer of heard.split(/(?=HTTP\/1\.1 5\d\d)/).slice(1)) {
        expectCode(Number(answer.slice(9, 12)), answer, shown);
      }
    },
  };
}

function expectCode(status: number, text: string, shown: string): void {
  // One with a path is of the resolver that fails.
  if (text.includes('"INTERNAL_SERVER_ERROR"') && !text.includes('"path"')) {
    throw new Failure(`a fault of ours: ${status} ${text.slice(0, 500)}`, [shown]);
  }
  if (status >= 500 && !/"code":"[A-Z_]+"/.test(text))
    throw new Failure(`${status} without a code: ${text.slice(0, 500)}`, [shown]);
}

async function lookAtMemory(target: Target, before: number): Promise<void> {
  const now = await target.megabytes();
  if (now - before > MOST_MEGABYTES) throw new Failure(`memory grew from ${before} to ${now} MB`, []);
}

if (values.help) console.log(USAGE);
else process.exitCode = await fuzz();
