import { decimal, integer, secret, text, url } from '../../../shared/settings/kinds.ts';

export const telemetry = {
  metricsPort: integer({
    variable: 'METRICS_PORT',
    min: 1,
    max: 65_535,
    description: 'Separate port for Prometheus metrics at `/metrics`. Without it, metrics are disabled.',
  }),
  metricsHost: text({
    variable: 'METRICS_HOST',
    default: '127.0.0.1',
    description: 'Address to listen on for `/metrics`.',
  }),
  operationNames: integer({
    variable: 'METRICS_OPERATION_NAMES',
    default: 200,
    min: 0,
    max: 10_000,
    description: 'Maximum number of operation names in metric labels; further names are recorded as `(other)`.',
  }),
  tracesEndpoint: url({
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    description: 'OpenTelemetry collector for traces, by OTLP over HTTP. Without it, tracing is disabled.',
  }),
  tracesHeaders: secret({
    variable: 'OTEL_EXPORTER_OTLP_HEADERS',
    expected: 'comma-separated name=value pairs',
    description: 'Headers for the collector, such as a token.',
  }),
  serviceName: text({
    variable: 'OTEL_SERVICE_NAME',
    default: 'newsgraph',
    description: 'Service name in traces.',
  }),
  sampleRatio: decimal({
    variable: 'OTEL_TRACES_SAMPLER_ARG',
    default: 1,
    min: 0,
    max: 1,
    description: 'Ratio of requests to trace, unless the client has decided.',
  }),
};
