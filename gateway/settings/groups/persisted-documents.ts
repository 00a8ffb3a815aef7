import { bytes, choice, duration, flag, texts } from '../../../shared/settings/kinds.ts';

export const persistedDocuments = {
  mode: choice({
    variable: 'PERSISTED_DOCUMENTS_MODE',
    default: 'off',
    choices: ['off', 'log', 'allow-list', 'ids'],
    description:
      'What may run: `off` anything; `log` anything, and what no manifest has is logged; `allow-list` what a manifest has, by text or id; `ids` what a manifest has, by id only.',
  }),
  manifests: texts({
    variable: 'PERSISTED_DOCUMENTS_MANIFESTS',
    description: "Files in the format of Apollo's persisted query manifests, read again when they change.",
  }),
  automatic: flag({
    variable: 'PERSISTED_DOCUMENTS_AUTOMATIC',
    default: true,
    description: 'Whether clients may register texts by their SHA-256 hash (automatic persisted queries).',
  }),
  automaticBytes: bytes({
    variable: 'PERSISTED_DOCUMENTS_AUTOMATIC_BYTES',
    default: '16MiB',
    min: '64KiB',
    max: '4GiB',
    description: 'Memory for registered texts; the ones not used for longest go first.',
  }),
  automaticLifetime: duration({
    variable: 'PERSISTED_DOCUMENTS_AUTOMATIC_LIFETIME',
    default: '1d',
    min: '1s',
    max: '365d',
    description: 'How long Redis keeps a registered text.',
  }),
};
