import { beforeEach, describe, expect, it } from 'vitest';
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker.ts';

let time = 0;
let changes: string[];
let circuit: CircuitBreaker;
beforeEach(() => {
  time = 0;
  changes = [];
  circuit = createCircuitBreaker({
    errorRate: 0.5,
    volume: 4,
    window: 1_000,
    pause: 500,
    probes: 2,
    now: () => time,
    onChange: state => changes.push(state),
  });
});

const ask = (...outcomes: ('success' | 'failure' | 'neither')[]) => {
  for (const outcome of outcomes) circuit.leave(circuit.enter()!, outcome);
};
const open = () => ask('failure', 'failure', 'failure', 'failure');

describe('the circuit breaker', () => {
  it.each<[string, () => void, string[]]>([
    ['opens at the failure rate', () => ask('success', 'success', 'failure', 'failure'), ['open']],
    ['stays closed below it', () => ask('success', 'success', 'success', 'failure', 'failure'), []],
    ['stays closed below the minimum volume', () => ask('failure', 'failure', 'failure'), []],
    ['counts neither', () => ask('failure', 'failure', 'failure', 'neither', 'neither'), []],
    [
      'forgets what is older than its window',
      () => {
        ask('failure', 'failure', 'failure');
        time = 1_001;
        ask('failure');
        time = 1_900;
        ask('failure');
      },
      [],
    ],
  ])('%s', (_, run, expected) => {
    run();
    expect(changes).toEqual(expected);
  });

  it('refuses everything for the pause, then lets through only the probes, and closes when they succeed', () => {
    open();
    time = 499;
    expect(circuit.enter()).toBeUndefined();
    time = 500;
    const probes = [circuit.enter()!, circuit.enter()!];
    expect(circuit.enter()).toBeUndefined();
    for (const probe of probes) circuit.leave(probe, 'success');
    expect(changes).toEqual(['open', 'half-open', 'closed']);
    ask('failure', 'failure', 'failure');
    expect(changes).toHaveLength(3);
  });

  it('opens again when a probe fails, and tries another when one was given up', () => {
    open();
    time = 500;
    ask('neither', 'neither', 'success', 'failure');
    expect(changes).toEqual(['open', 'half-open', 'open']);
    expect(circuit.enter()).toBeUndefined();
  });

  it('ignores outcomes of requests from before it opened', () => {
    const old = [circuit.enter()!, circuit.enter()!];
    open();
    time = 500;
    const probe = circuit.enter()!;
    for (const pass of old) circuit.leave(pass, 'success');
    expect(changes).toEqual(['open', 'half-open']);
    circuit.leave(probe, 'failure');
    expect(changes).toEqual(['open', 'half-open', 'open']);
  });
});
