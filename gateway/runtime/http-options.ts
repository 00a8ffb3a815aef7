import { readFileSync } from 'node:fs';
import { SettingsError } from '../../shared/settings/setting.ts';
import type { HttpOptions } from '../engine/transport/http/http.ts';
import type { CircuitState } from '../engine/transport/http/requests/circuit-breaker.ts';
import type { TlsOptions } from '../engine/transport/http/requests/connect-subgraph.ts';
import { applyHeaderRules } from '../engine/transport/http/requests/propagate-headers.ts';
import { createSigner } from '../engine/transport/http/requests/request-signature.ts';
import { compileResponseHeaders } from '../engine/transport/http/requests/response-headers.ts';
import { createRetryBudget } from '../engine/transport/http/requests/retry-budget.ts';
import { contextOf } from '../request/request-context.ts';
import type { SubgraphSettings } from '../settings/table.ts';
import { readHeaderRules, readResponseHeaderRules } from './read-header-rules.ts';

interface HttpParts {
  readonly name: string;
  readonly url: string;
  readonly settings: SubgraphSettings;
  /** Called when the circuit breaker opens, half-opens and closes. */
  onCircuitChange(state: CircuitState): void;
}

/**
 * Converts a subgraph's settings to transport options; disabled features are omitted.
 * @throws SettingsError if a file cannot be read, or a header rule or a secret is invalid
 */
export function httpOptions({ name, url, settings, onCircuitChange }: HttpParts): HttpOptions {
  const { retries, retryDelay, retryMaxDelay, retryShare, retryMinimum } = settings;
  const { circuitErrorRate, circuitVolume, circuitWindow, circuitPause, circuitProbes } = settings;
  const { concurrency, queue, queueTimeout } = settings;
  const [secret] = readSigningSecrets(settings.signingSecret);
  const responseRules = readResponseHeaderRules(settings.responseHeaders);
  const passHeaders = compileResponseHeaders(responseRules);
  return {
    name,
    url,
    subscriptionsUrl: settings.subscriptionsUrl,
    subscriptionsProtocol: settings.subscriptionsProtocol,
    timeout: settings.timeout,
    maxResponseBytes: settings.maxResponse,
    connections: settings.connections,
    keepAlive: settings.keepAlive,
    http2: settings.http2,
    tls: readTls(settings),
    share: settings.deduplicate,
    headers: applyHeaderRules(readHeaderRules(settings.headers)),
    ...(responseRules.length > 0 && {
      onHeaders(headers, scope) {
        const { responseHeaders } = contextOf(scope);
        if (responseHeaders) passHeaders(headers, responseHeaders);
      },
    }),
    ...(secret !== undefined && { sign: createSigner(secret) }),
    ...(retries > 0 && {
      retry: {
        retries,
        delay: retryDelay,
        maxDelay: retryMaxDelay,
        budget: createRetryBudget({ share: retryShare, minimum: retryMinimum }),
      },
    }),
    ...(settings.circuitBreaker && {
      circuit: {
        errorRate: circuitErrorRate,
        volume: circuitVolume,
        window: circuitWindow,
        pause: circuitPause,
        probes: circuitProbes,
        onChange: onCircuitChange,
      },
    }),
    ...(concurrency !== undefined && { limit: { concurrency, queue, queueTimeout } }),
  };
}

/**
 * The secrets of a setting; the first one signs.
 * @throws SettingsError if a secret is too short
 */
export function readSigningSecrets(stated: string | undefined): readonly string[] {
  const secrets = stated?.split(',').map(secret => secret.trim()) ?? [];
  if (secrets.some(secret => secret.length < 16)) {
    throw new SettingsError(
      'traffic.signingSecret: expected secrets of 16 characters or more, with commas between them',
    );
  }
  return secrets;
}

function readTls({ ca, certificate, certificateKey }: SubgraphSettings): TlsOptions {
  if ((certificate === undefined) !== (certificateKey === undefined)) {
    const found = certificate === undefined ? 'certificateKey' : 'certificate';
    throw new SettingsError(`traffic.${found}: expected a certificate together with its key`);
  }
  return {
    ...(ca !== undefined && { ca: readPem('ca', ca) }),
    ...(certificate !== undefined && { cert: readPem('certificate', certificate) }),
    ...(certificateKey !== undefined && { key: readPem('certificateKey', certificateKey) }),
  };
}

function readPem(setting: string, file: string): string {
  try {
    const content = readFileSync(file, 'utf8');
    if (content.includes('-----BEGIN ')) return content;
  } catch (error) {
    throw new SettingsError(`traffic.${setting}: ${file} cannot be read: ${(error as Error).message}`);
  }
  throw new SettingsError(`traffic.${setting}: ${file} is not a PEM file`);
}
