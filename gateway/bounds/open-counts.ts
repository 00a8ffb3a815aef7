import { clientAddress } from '../security/rate-limits/client-address.ts';

/** Counts what is open, in all and per client address; an IPv6 client has the whole of its /64 network. */
export class OpenCounts {
  readonly #total: number;
  readonly #perAddress: number;
  readonly #counts = new Map<string, number>();
  #open = 0;

  /** @param limits most that may be open; 0 for no limit */
  constructor({ total, perAddress }: { readonly total: number; readonly perAddress: number }) {
    this.#total = total || Number.POSITIVE_INFINITY;
    this.#perAddress = perAddress || Number.POSITIVE_INFINITY;
  }

  /** The number of addresses that have something open. */
  get addresses(): number {
    return this.#counts.size;
  }

  /**
   * @param ip undefined for one that many clients share, such as a proxy's: it counts in all only
   * @returns why there is no room, or a function that gives the place back; it may be called more than once
   */
  open(ip: string | undefined): 'total' | 'address' | (() => void) {
    if (this.#open >= this.#total) return 'total';
    const address = ip === undefined ? undefined : clientAddress(ip);
    const count = address === undefined ? 0 : (this.#counts.get(address) ?? 0);
    if (count >= this.#perAddress) return 'address';
    this.#open++;
    if (address !== undefined) this.#counts.set(address, count + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.#open--;
      if (address === undefined) return;
      const left = this.#counts.get(address)! - 1;
      if (left > 0) this.#counts.set(address, left);
      else this.#counts.delete(address);
    };
  }
}
