import type { SoundLease } from './events.js';

const mostOver = 64;

/**
 * The leases that this device may send under. What was shut or lost here is over: it never opens again, whoever tells of it
 * and however late, until the hub has closed it too. A page and its worker keep one each, so that neither waits for the other.
 */
export class HeldLeases {
  private readonly held = new Map<number, SoundLease>();
  private readonly over = new Set<string>();

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
    if (session !== this.session) this.over.clear();
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
    if (this.isElsewhere(lease)) return before?.epoch === lease.epoch && this.held.delete(lease.channel);
    if (this.isOver(lease)) return false;
    this.held.set(lease.channel, lease);
    return before?.epoch !== lease.epoch || before.armed !== lease.armed;
  }

  /** Shuts all. Returns what was held. */
  shut(): readonly SoundLease[] {
    const { all } = this;
    for (const lease of all) this.end(lease);
    return all;
  }

  private end(lease: Pick<SoundLease, 'channel' | 'epoch'>): void {
    this.held.delete(lease.channel);
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
