/** The first line on the guard's standard input; the rest of that stream stays empty and open: it is the owner's lease. */
export interface GuardOrder {
  command: string;
  args: string[];
  /** Port the server listens on; poked once when it is asked to stop. */
  port: number;
  /** What a lease holder must say first. */
  token: string;
  /** How long the server may take to end itself, in milliseconds, before it is killed. */
  stopTimeoutMs: number;
}

/** What the guard reports, one JSON object per line of its standard output. */
export type GuardEvent =
  | { event: 'started'; serverPid: number; leasePort: number }
  | { event: 'failed'; reason: string }
  | { event: 'kept'; leases: number }
  | { event: 'exited'; code: number | null; signal: string | null };

/** The guard's answer to a lease that it accepts. */
export const LEASE_GRANTED = 'granted\n';
