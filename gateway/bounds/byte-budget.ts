import { setTimeout as sleep } from 'node:timers/promises';
import { takeTurn } from '../engine/operations/take-turn.ts';
import { clientAddress } from '../security/rate-limits/client-address.ts';

/** Who has held bytes for less than this keeps them: a client that reads takes its answer in that time. */
const PATIENCE_MS = 1_000;
/** How long after there was no room it is looked for again. */
const AGAIN_MS = 100;

/** Bytes that wait for a client, or for what a client has yet to send. */
export interface Held {
  readonly bytes: number;
  /** Holds more bytes. @returns false where there is no room: nothing is held then */
  add(bytes: number): boolean;
  /** Gives some bytes back. */
  free(bytes: number): void;
  /** Gives everything back; may be called more than once. */
  end(): void;
}

/**
 * Bounds the bytes that clients make the process hold, in all and per address. Where there is no room, clients that have
 * held theirs for long are cut off first, the oldest of the address that holds most.
 */
export class ByteBudget {
  readonly #total: number;
  readonly #perAddress: number;
  readonly #accounts = new Map<string, Account>();
  #bytes = 0;

  /** @param limits in bytes; 0 for no limit */
  constructor({ total, perAddress }: { readonly total: number; readonly perAddress: number }) {
    this.#total = total || Number.POSITIVE_INFINITY;
    this.#perAddress = perAddress || Number.POSITIVE_INFINITY;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @param cut disconnects the client, to make room for others. @default it is never cut off */
  open(ip: string, cut?: () => void): Held {
    return new Hold(this, clientAddress(ip), cut);
  }

  /** Whether there is room for something: nothing is begun for a client before. */
  hasRoom(ip: string): boolean {
    if (this.#bytes === 0) return true;
    const address = clientAddress(ip);
    return this.#makeRoom(address, 1, undefined);
  }

  /** Resolves in a turn of the event loop in which there is room, or when it is over. */
  async room(ip: string, isOver: () => boolean): Promise<void> {
    await new Promise<void>(resolve => takeTurn(resolve));
    while (!isOver() && !this.hasRoom(ip)) {
      await sleep(AGAIN_MS, undefined, { ref: false });
      await new Promise<void>(resolve => takeTurn(resolve));
    }
  }

  /** @internal */
  take(hold: Hold, bytes: number): boolean {
    if (!this.#makeRoom(hold.address, bytes, hold)) return false;
    const account = this.#accounts.get(hold.address) ?? { bytes: 0, holds: new Set() };
    this.#accounts.set(hold.address, account);
    account.holds.add(hold);
    account.bytes += bytes;
    this.#bytes += bytes;
    return true;
  }

  /** One that is larger than the bound itself is let through alone. */
  #makeRoom(address: string, bytes: number, asking: Hold | undefined): boolean {
    for (;;) {
      const account = this.#accounts.get(address);
      if (account === undefined || account.bytes + bytes <= this.#perAddress) break;
      if (!cutOldest(account, asking)) return false;
    }
    while (this.#bytes > 0 && this.#bytes + bytes > this.#total) {
      const largest = [...this.#accounts.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a));
      if (!cutOldest(largest, asking)) return false;
    }
    return true;
  }

  /** @internal */
  give(hold: Hold, bytes: number, ended: boolean): void {
    const account = this.#accounts.get(hold.address);
    if (!account) return;
    account.bytes -= bytes;
    this.#bytes -= bytes;
    if (ended) account.holds.delete(hold);
    if (account.holds.size === 0) this.#accounts.delete(hold.address);
  }
}

interface Account {
  bytes: number;
  /** In the order in which they began to hold something. */
  readonly holds: Set<Hold>;
}

/** @returns whether room was made */
function cutOldest({ holds }: Account, asking: Hold | undefined): boolean {
  const latest = performance.now() - PATIENCE_MS;
  for (const hold of holds) {
    if (hold === asking || !hold.cut || hold.bytes === 0) continue;
    if (hold.since > latest) return false;
    const { cut } = hold;
    hold.end();
    cut();
    return true;
  }
  return false;
}

class Hold implements Held {
  readonly address: string;
  readonly cut: (() => void) | undefined;
  readonly #budget: ByteBudget;
  bytes = 0;
  /** When it began to hold something. */
  since = 0;

  constructor(budget: ByteBudget, address: string, cut: (() => void) | undefined) {
    this.#budget = budget;
    this.address = address;
    this.cut = cut;
  }

  add(bytes: number): boolean {
    if (bytes === 0) return true;
    if (!this.#budget.take(this, bytes)) return false;
    if (this.bytes === 0) this.since = performance.now();
    this.bytes += bytes;
    return true;
  }

  free(bytes: number): void {
    const given = Math.min(bytes, this.bytes);
    if (given === 0) return;
    this.bytes -= given;
    this.#budget.give(this, given, this.bytes === 0);
  }

  end(): void {
    this.free(this.bytes);
  }
}
