import { bytes, flag, integer } from '../../../shared/settings/kinds.ts';

export const uploads = {
  enabled: flag({
    variable: 'UPLOADS',
    default: false,
    description: 'Whether clients may send files, as multipart requests.',
  }),
  maxFiles: integer({
    variable: 'UPLOADS_MAX_FILES',
    default: 10,
    min: 1,
    max: 1_000,
    description: 'Maximum number of files in a request.',
  }),
  maxFileSize: bytes({
    variable: 'UPLOADS_MAX_FILE_SIZE',
    default: '10MiB',
    min: '1KiB',
    max: '64GiB',
    description: 'Maximum size of a file.',
  }),
  maxTotal: bytes({
    variable: 'UPLOADS_MAX_TOTAL',
    default: '50MiB',
    min: '1KiB',
    max: '64GiB',
    description: 'Maximum size of a request with files.',
  }),
};
