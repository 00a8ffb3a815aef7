import { integer, text } from '../kinds.ts';

export const telemetry = {
  metricsPort: integer({
    variable: 'METRICS_PORT',
    min: 1,
    max: 65_535,
    description: 'Where `/metrics` is answered for Prometheus, apart from the graph. Without it nothing is measured.',
  }),
  metricsHost: text({
    variable: 'METRICS_HOST',
    default: '127.0.0.1',
    description: 'The address that `/metrics` listens on.',
  }),
  operationNames: integer({
    variable: 'METRICS_OPERATION_NAMES',
    default: 200,
    min: 0,
    max: 10_000,
    description: 'How many names of operations are told apart; those that come later are measured as `(other)`.',
  }),
};
