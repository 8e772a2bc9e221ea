import type { SoundLease } from './events.js';

const mostOver = 64;

/**
 * The leases that this device may send under. What was shut or lost here is over: it never opens again, whoever tells of it
 * and however late, until the hub has closed it too. A page and its worker keep one each, so that neither waits for the other.
 */
export class HeldLeases {
  private readonly held = new Map<number, SoundLease>();
  private readonly over = new Set<string>();
  /** Leases of the same person that are for another device, by channel. */
  private readonly there = new Map<number, SoundLease>();
  /** Of those that are held: what the hub has for another device still, until a frame of this one came. */
  private readonly taken = new Map<number, SoundLease>();

  private session: string | undefined;

  /** @param device what this device is called */
  constructor(private readonly device: string) {}

  get all(): readonly SoundLease[] {
    return [...this.held.values()];
  }

  /** Whether a lease is for another device of its holder. */
  isElsewhere({ device }: Pick<SoundLease, 'device'>): boolean {
    return device !== '' && device !== this.device;
  }

  /** Whether a lease was shut, lost or closed here. */
  isOver(lease: Pick<SoundLease, 'channel' | 'epoch'>): boolean {
    return this.over.has(nameOf(lease));
  }

  /** The hub said Welcome to a session: what was over in another has nothing to do with it. */
  entered(session: string): void {
    if (session !== this.session) for (const all of [this.over, this.there, this.taken]) all.clear();
    this.session = session;
  }

  /** The hub told of a lease. False where nothing changes for this device. */
  told(lease: SoundLease): boolean {
    const before = this.held.get(lease.channel);
    if (!lease.open) {
      // An older lease of the channel ended: whoever tells of that does not mean the one that is held.
      if (before !== undefined && lease.epoch !== 0 && before.epoch !== lease.epoch) return false;
      this.end({ channel: lease.channel, epoch: lease.epoch === 0 ? (before?.epoch ?? 0) : lease.epoch });
      return before !== undefined;
    }
    this.taken.delete(lease.channel);
    if (this.isElsewhere(lease)) {
      this.there.set(lease.channel, lease);
      return before?.epoch === lease.epoch && this.held.delete(lease.channel);
    }
    this.there.delete(lease.channel);
    if (this.isOver(lease)) return false;
    this.held.set(lease.channel, lease);
    return before?.epoch !== lease.epoch || before.armed !== lease.armed;
  }

  /**
   * This device begins to send under the lease of a channel that is for another one, as the hub lets it where that one sent
   * nothing yet. Nothing where there is none.
   */
  here(channel: number): SoundLease | undefined {
    const lease = this.there.get(channel);
    if (lease === undefined || this.isOver(lease)) return undefined;
    const own = { ...lease, device: this.device };
    this.there.delete(channel);
    this.taken.set(channel, lease);
    this.held.set(channel, own);
    return own;
  }

  /** The hub took nothing on a channel. Returns the lease that this device had begun to send under, and has no more. */
  refused(channel: number): SoundLease | undefined {
    const lease = this.taken.get(channel);
    if (lease === undefined) return undefined;
    this.taken.delete(channel);
    this.held.delete(channel);
    this.there.set(channel, lease);
    return lease;
  }

  /** Shuts all. Returns what was held. */
  shut(): readonly SoundLease[] {
    const { all } = this;
    for (const lease of all) this.end(lease);
    return all;
  }

  private end(lease: Pick<SoundLease, 'channel' | 'epoch'>): void {
    this.held.delete(lease.channel);
    for (const kept of [this.there, this.taken])
      if (kept.get(lease.channel)?.epoch === lease.epoch) kept.delete(lease.channel);
    this.over.add(nameOf(lease));
    for (const oldest of this.over) {
      if (this.over.size <= mostOver) break;
      this.over.delete(oldest);
    }
  }
}

function nameOf({ channel, epoch }: Pick<SoundLease, 'channel' | 'epoch'>): string {
  return `${channel}:${epoch}`;
}
