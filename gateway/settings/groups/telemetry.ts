import { decimal, integer, secret, text, url } from '../../../shared/settings/kinds.ts';

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
  tracesEndpoint: url({
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    description: 'An OpenTelemetry collector that takes traces by OTLP over HTTP. Without it nothing is traced.',
  }),
  tracesHeaders: secret({
    variable: 'OTEL_EXPORTER_OTLP_HEADERS',
    expected: 'name=value pairs, with commas between them',
    description: 'Headers for the collector, such as a token.',
  }),
  serviceName: text({
    variable: 'OTEL_SERVICE_NAME',
    default: 'newsgraph',
    description: 'What this process is called in traces.',
  }),
  sampleRatio: decimal({
    variable: 'OTEL_TRACES_SAMPLER_ARG',
    default: 1,
    min: 0,
    max: 1,
    description: 'The share of requests that is traced, where the client has not decided.',
  }),
};
