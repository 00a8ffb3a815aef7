import { defineContextKey, type RequestValues } from '../../request/plugin-context.ts';
import type { CallerEvent, RequestEvent } from '../events.ts';
import type { Entries } from './client.ts';
import type { ContextParts } from './options.ts';

const ENTRIES = defineContextKey<Entries>('coprocessor entries');

/** Names of entries in Apollo Router 1, by their current names. */
const DEPRECATED: Readonly<Record<string, string>> = {
  'apollo::supergraph::operation_name': 'operation_name',
  'apollo::supergraph::operation_kind': 'operation_kind',
  'apollo::telemetry::client_name': 'apollo_telemetry::client_name',
  'apollo::telemetry::client_version': 'apollo_telemetry::client_version',
};
const TODAY = Object.fromEntries(Object.entries(DEPRECATED).map(([today, before]) => [before, today]));

/** Adds the gateway's own entries to the context. */
export function addFacts(context: RequestValues, facts: Entries): void {
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  context.set(ENTRIES, { ...context.get(ENTRIES), ...known });
}

export function clientFacts({ client }: CallerEvent): Entries {
  return {
    'apollo::telemetry::client_name': client.name,
    'apollo::telemetry::client_version': client.version,
  };
}

/** The entries to send at a stage; undefined for none. */
export function entriesFor(
  { context }: Pick<RequestEvent, 'context'>,
  parts: ContextParts | undefined,
): Entries | undefined {
  if (!parts) return undefined;
  const entries = Object.entries(context.get(ENTRIES) ?? {});
  if (parts === 'all') return Object.fromEntries(entries);
  if (parts === 'deprecated') return Object.fromEntries(entries.map(([key, value]) => [DEPRECATED[key] ?? key, value]));
  return Object.fromEntries(entries.filter(([key]) => parts.selective.includes(key)));
}

/** Merges the entries of a reply into the context. */
export function mergeEntries({ context }: Pick<RequestEvent, 'context'>, entries: Entries | undefined): void {
  if (!entries) return;
  const named = Object.fromEntries(Object.entries(entries).map(([key, value]) => [TODAY[key] ?? key, value]));
  context.set(ENTRIES, { ...context.get(ENTRIES), ...named });
}
