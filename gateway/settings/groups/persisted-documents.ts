import { bytes, choice, duration, flag, texts } from '../../../shared/settings/kinds.ts';

export const persistedDocuments = {
  mode: choice({
    variable: 'PERSISTED_DOCUMENTS_MODE',
    default: 'off',
    choices: ['off', 'log', 'allow-list', 'ids'],
    description:
      'Which operations are allowed: `off` all; `log` all, and those in no manifest are logged; `allow-list` those in a manifest, by text or id; `ids` those in a manifest, by id only.',
  }),
  manifests: texts({
    variable: 'PERSISTED_DOCUMENTS_MANIFESTS',
    description: "Files in the format of Apollo's persisted query manifests; reloaded when they change.",
  }),
  automatic: flag({
    variable: 'PERSISTED_DOCUMENTS_AUTOMATIC',
    default: true,
    description: 'Whether clients may register operations by their SHA-256 hash (automatic persisted queries).',
  }),
  automaticBytes: bytes({
    variable: 'PERSISTED_DOCUMENTS_AUTOMATIC_BYTES',
    default: '16MiB',
    min: '64KiB',
    max: '4GiB',
    description: 'Memory limit of registered operations; least recently used ones are evicted first.',
  }),
  automaticLifetime: duration({
    variable: 'PERSISTED_DOCUMENTS_AUTOMATIC_LIFETIME',
    default: '1d',
    min: '1s',
    max: '365d',
    description: 'Lifetime of registered operations in Redis.',
  }),
};
