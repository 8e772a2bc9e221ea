/** A hub and two lines to it that break, for one interpreter on a clock turned by hand: what the wire says, and no more. */
import { LeaseEnd, RefusalCode, Role } from '@dragoman/client';
import { heard, told, type Told } from '../../../../../client-sdk/typescript/test/link/otherend';

export type Kind = 'control' | 'sound';
/** `cut`: both ends know at once. `dead`: neither does. `stalled`: all comes, later. `up`, `down`: in one direction alone. */
export type Fault = 'cut' | 'dead' | 'stalled' | 'up' | 'down';

const WAY_MS = 20;
const CHANNEL = 2;
const HOLDER_SILENT_MS = 2000;
const PONG_MS = 10_000;

/** The network of one kind of line, and how it fares now. */
class Way {
  fault: Fault | undefined;
  lines: Line[] = [];
}

/** The hub's end of a connection, and the page's WebSocket. */
export class Line {
  binaryType = 'arraybuffer';
  readyState = 0;
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  /** Held back on the way, in order. */
  private readonly up: Uint8Array[] = [];
  private readonly down: Uint8Array[] = [];
  entered = false;
  heardAtMs = Date.now();
  known = true;
  private lost = false;

  constructor(
    private readonly hub: BrokenHub,
    readonly kind: Kind,
  ) {
    const way = hub.ways[kind];
    way.lines.push(this);
    setTimeout(() => {
      if (this.readyState !== 0) return;
      if (way.fault === 'cut') return this.breaks(1006);
      if (way.fault !== undefined) return; // dialled into a dead network
      this.readyState = 1;
      this.onopen?.({} as never);
    }, 3 * WAY_MS);
  }

  get bufferedAmount(): number {
    return this.up.reduce((sum, bytes) => sum + bytes.length, 0);
  }

  send(bytes: Uint8Array): void {
    const copy = bytes.slice();
    if (this.lost || this.fault === 'dead') return;
    if (this.fault === 'stalled' || this.fault === 'up' || this.up.length > 0) this.up.push(copy);
    else setTimeout(() => this.hub.hears(this, copy), WAY_MS);
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    if (this.fault === undefined) setTimeout(() => this.hub.left(this), WAY_MS);
  }

  /** The hub says something. */
  tell(body: Told): void {
    const bytes = told(body);
    if (this.lost || this.fault === 'dead') return;
    if (this.fault === 'stalled' || this.fault === 'down' || this.down.length > 0)
      this.down.push(bytes);
    else setTimeout(() => this.arrives(bytes), WAY_MS);
  }

  breaks(code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code, reason: '' } as never);
  }

  /** What was held back goes on; what was dead stays so. */
  mended(): void {
    for (const bytes of this.up.splice(0)) setTimeout(() => this.hub.hears(this, bytes), WAY_MS);
    for (const bytes of this.down.splice(0)) setTimeout(() => this.arrives(bytes), WAY_MS);
    if (this.readyState === 3 && this.known) this.hub.left(this);
  }

  dies(): void {
    this.lost = true;
  }

  private get fault(): Fault | undefined {
    return this.hub.ways[this.kind].fault;
  }

  private arrives(bytes: Uint8Array): void {
    if (this.readyState !== 1) return;
    const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    this.onmessage?.({ data } as never);
  }
}

export class BrokenHub {
  readonly ways = { control: new Way(), sound: new Way() };
  /** The open lease, and the line that sent under it. */
  lease: { readonly epoch: number; by: Line | undefined } | undefined;
  /** When a frame was passed on last, and when it was captured. */
  heard = { atMs: -Infinity, capturedMs: -Infinity };
  private epoch = 0;
  private frameAtMs = -Infinity;
  private readonly answers = new Map<string, Told>();

  constructor(private readonly device: string) {
    setInterval(() => this.tick(), 250);
  }

  begin(kinds: readonly Kind[], fault: Fault): void {
    for (const kind of kinds) {
      const way = this.ways[kind];
      way.fault = fault;
      for (const line of [...way.lines]) {
        if (fault === 'dead') line.dies();
        if (fault === 'cut') {
          line.breaks(1006);
          this.left(line);
        }
      }
    }
  }

  end(kinds: readonly Kind[]): void {
    for (const kind of kinds) {
      const way = this.ways[kind];
      way.fault = undefined;
      for (const line of [...way.lines]) line.mended();
    }
  }

  hears(line: Line, bytes: Uint8Array): void {
    if (!line.known) return;
    line.heardAtMs = Date.now();
    const body = heard(bytes);
    switch (body.case) {
      case 'hello':
        return this.admit(line);
      case 'clock': {
        const { clientTimeUs } = body.value;
        const serverTimeUs = BigInt(Date.now()) * 1000n;
        return line.tell({ case: 'clock', value: { clientTimeUs, serverTimeUs } });
      }
      case 'audio':
        for (const frame of body.value.frames)
          this.frame(line, frame.epoch, Number(frame.captured));
        return;
      case 'command': {
        const { id, untilMs } = body.value;
        const answer = this.answers.get(id) ?? this.decide(body.value.body.case, Number(untilMs));
        this.answers.set(id, answer);
        const value = { ...(answer.value as object), command: id };
        return line.tell({ ...answer, value } as Told);
      }
      default:
    }
  }

  left(line: Line): void {
    if (!line.known) return;
    line.known = false;
    const way = this.ways[line.kind];
    way.lines = way.lines.filter((one) => one !== line);
    const last = line.kind === 'sound' && !this.here('sound').length;
    if (this.lease && (this.lease.by === line || last)) this.close(LeaseEnd.LOST);
  }

  private here(kind: Kind): Line[] {
    return this.ways[kind].lines.filter(({ entered, known }) => entered && known);
  }

  private admit(line: Line): void {
    line.entered = true;
    const open = this.lease && this.leaseTold(true);
    const tells = open && (line.kind === 'control' || this.lease?.by === undefined);
    if (line.kind === 'sound' && this.lease?.by !== undefined) this.close(LeaseEnd.LOST);
    line.tell({
      case: 'welcome',
      value: {
        participant: 'en-1',
        role: Role.INTERPRETER,
        booth: 'en',
        serverTimeMs: BigInt(Date.now()),
        session: { session: 'opening' },
        leases: tells ? [open] : [],
      },
    });
  }

  private leaseTold(open: boolean, end: LeaseEnd = LeaseEnd.UNSPECIFIED) {
    const epoch = this.lease?.epoch ?? 0;
    return { channel: CHANNEL, epoch, track: 1, open, end, device: this.device };
  }

  private all(body: Told): void {
    for (const line of [...this.here('control'), ...this.here('sound')]) line.tell(body);
  }

  private decide(command: string | undefined, untilMs: number): Told {
    const refused = (code: RefusalCode): Told => ({ case: 'refused', value: { code } });
    if (untilMs !== 0 && Date.now() > untilMs) return refused(RefusalCode.TOO_LATE);
    if (command === 'goOnAir') {
      if (!this.here('sound').length) return refused(RefusalCode.NO_SOUND);
      if (!this.lease) {
        this.lease = { epoch: ++this.epoch, by: undefined };
        this.frameAtMs = -Infinity;
        this.all({ case: 'lease', value: this.leaseTold(true) });
      }
    } else if (command === 'goOffAir') {
      if (!this.lease) return refused(RefusalCode.NOT_ON_AIR);
      this.close(LeaseEnd.OWN);
    }
    return { case: 'accepted', value: {} };
  }

  private close(end: LeaseEnd): void {
    const lease = this.leaseTold(false, end);
    this.lease = undefined;
    this.all({ case: 'lease', value: lease });
  }

  private frame(line: Line, epoch: number, capturedMs: number): void {
    if (this.lease?.epoch !== epoch || (this.lease.by && this.lease.by !== line)) return;
    this.lease.by = line;
    this.frameAtMs = Date.now();
    this.heard = { atMs: Date.now(), capturedMs };
  }

  private tick(): void {
    const now = Date.now();
    for (const line of [...this.ways.control.lines, ...this.ways.sound.lines])
      if (now - line.heardAtMs > PONG_MS && line.readyState === 3) this.left(line);
    const { lease } = this;
    if (lease?.by && now - lease.by.heardAtMs > HOLDER_SILENT_MS) this.close(LeaseEnd.LOST);
    if (!this.lease) return;
    const lastFrameAgeMs = Math.min(0xffff_ffff, now - this.frameAtMs);
    const value = { channel: CHANNEL, epoch: this.lease.epoch, lastFrameAgeMs };
    for (const line of this.here('sound')) line.tell({ case: 'receipt', value });
  }
}
