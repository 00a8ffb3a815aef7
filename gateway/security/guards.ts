import { connectRedis } from '../../shared/redis/connect-redis.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import type { OperationRule } from '../engine/operations/prepared-operation.ts';
import type { GraphqlRequest, OperationLayer, ReadLayer, RequestLayer } from '../request/pipeline.ts';
import type { Settings } from '../settings/table.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { createCostOf, createDemandControlLayer } from './demand-control/demand-control.ts';
import { createAutomaticDocuments } from './documents/automatic-documents.ts';
import { createDocumentsLayer } from './documents/documents-layer.ts';
import { hideLiterals } from './documents/hide-literals.ts';
import { openTrustedDocuments, type TrustedDocuments } from './documents/trusted-documents.ts';
import { createPageSizeLayer } from './limits/page-size.ts';
import { createSizeRule } from './limits/size-rule.ts';
import { queriesByGetLayer } from './queries-by-get.ts';
import { readPolicies } from './rate-limits/policy.ts';
import { createRateLimits, type RateLimits } from './rate-limits/rate-limits.ts';

/** What of a client's text a log line has at the most, in characters. */
const MAX_NAME = 100;
const MAX_TEXT = 20_000;

export type GuardSettings = Pick<Settings, 'persistedDocuments' | 'limits' | 'demandControl' | 'rateLimits' | 'redis'>;

export interface GuardOptions {
  readonly settings: GuardSettings;
  readonly telemetry: Pick<Telemetry, 'metrics'>;
  report(error: unknown): void;
  note(facts: object, message: string): void;
  /** Whether an operation can be parsed. */
  isReadable(request: GraphqlRequest): boolean;
}

/** The enabled layers and rules that protect the gateway from expensive requests. */
export interface Guards {
  /** In execution order. */
  readonly requestLayers: readonly RequestLayer[];
  readonly readLayers: readonly ReadLayer[];
  readonly operationLayers: readonly OperationLayer[];
  readonly rules: readonly OperationRule[];
  /** Limits requests that are no operations. @default there are no limits */
  readonly limitOther: RateLimits['limitOther'] | undefined;
  close(): void;
}

/** @throws SettingsError */
export function createGuards({ settings, telemetry, report, note, isReadable }: GuardOptions): Guards {
  const { limits, persistedDocuments, demandControl } = settings;
  const costOf = createCostOf(demandControl);
  const { url, keyPrefix, timeout } = settings.redis;
  const policies = readPolicies(settings.rateLimits.policies);
  const shared = persistedDocuments.automatic || policies.length > 0;
  const redis = url !== undefined && shared ? connectRedis({ url, keyPrefix, timeout, onLost: report }) : undefined;
  const trusted = openManifests(persistedDocuments, report);
  const sizeRule = createSizeRule(limits);
  const documents = createDocumentsLayer({
    mode: persistedDocuments.mode,
    trusted,
    automatic: persistedDocuments.automatic
      ? createAutomaticDocuments({
          bytes: persistedDocuments.automaticBytes,
          lifetime: persistedDocuments.automaticLifetime,
          shared: redis,
        })
      : undefined,
    isReadable,
    onUnknown: ({ query, operationName }, { requestId, client }) =>
      note(
        {
          requestId,
          client,
          operationName: operationName?.slice(0, MAX_NAME),
          query: hideLiterals(query).slice(0, MAX_TEXT),
        },
        'Operation not found in any manifest',
      ),
  });
  const rateLimits =
    policies.length > 0
      ? createRateLimits({
          policies,
          settings: settings.rateLimits,
          redis,
          costOf,
          ...(telemetry.metrics && { onDecision: telemetry.metrics.limited }),
        })
      : undefined;
  return {
    requestLayers: [documents],
    readLayers: rateLimits ? [rateLimits.layer] : [],
    limitOther: rateLimits?.limitOther,
    operationLayers: [
      queriesByGetLayer,
      ...(limits.pageSize > 0 ? [createPageSizeLayer(limits)] : []),
      ...(demandControl.mode === 'off' ? [] : [createDemandControlLayer(demandControl, costOf)]),
    ],
    rules: sizeRule ? [sizeRule] : [],
    close() {
      trusted?.close();
      redis?.disconnect();
    },
  };
}

function openManifests(
  { manifests }: Settings['persistedDocuments'],
  onRefused: (error: Error) => void,
): TrustedDocuments | undefined {
  if (manifests.length === 0) return undefined;
  try {
    return openTrustedDocuments({ files: manifests, onRefused });
  } catch (error) {
    throw new SettingsError(`PERSISTED_DOCUMENTS_MANIFESTS: ${(error as Error).message}`);
  }
}
