import type { Host } from '../../gateway/http/host.ts';

/** Something that runs until it is closed. */
export interface Running {
  readonly host: Host;
  close(): Promise<void>;
}

export const closeHost = (host: Host) => host.close();
