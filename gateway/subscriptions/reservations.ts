import { randomUUID } from 'node:crypto';
import { OpenCounts } from '../bounds/open-counts.ts';

/** How long a reservation is valid without an event stream, and how many of an address are at once. */
const RESERVATION_MS = 30_000;
const MOST_RESERVED = 100;

/** The place of an event stream that a client reserves. */
export interface Place {
  readonly token: string;
  /** Its stream is open. */
  opened(): void;
  /** Leaves it to another. */
  leave(): void;
}

/**
 * Reservations of event streams. Where there is no room, the oldest that has no stream gives way: clients open theirs at
 * once, so who reserves without opening keeps nobody out.
 *
 * @param live the places that there are
 * @param drop told of a reservation that ended without a stream
 */
export function createReservations(live: OpenCounts, drop: (token: string) => void) {
  const reserved = new OpenCounts({ total: 0, perAddress: MOST_RESERVED });
  /** Those without a stream, the oldest first. */
  const waiting = new Set<string>();

  function takePlace(ip: string) {
    const leave = live.open(ip);
    const [oldest] = waiting;
    if (leave !== 'total' || oldest === undefined) return leave;
    drop(oldest);
    return live.open(ip);
  }

  return {
    /** @returns the place, or whose limit there is none by */
    reserve(ip: string): Place | 'total' | 'address' {
      const endReservation = reserved.open(ip);
      if (typeof endReservation === 'string') return endReservation;
      const leave = takePlace(ip);
      if (typeof leave === 'string') {
        endReservation();
        return leave;
      }
      const token = randomUUID();
      const expiry = setTimeout(() => drop(token), RESERVATION_MS).unref();
      waiting.add(token);
      const opened = () => {
        clearTimeout(expiry);
        waiting.delete(token);
        endReservation();
      };
      return {
        token,
        opened,
        leave() {
          opened();
          leave();
        },
      };
    },
  };
}
