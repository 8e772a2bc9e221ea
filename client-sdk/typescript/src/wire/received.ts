import type { SoundLease, SoundReceipt } from '../audio/events.js';
import { type AudioFrame, readAudio } from './frame.js';
import { readIntercom } from './intercom.js';
import { ProtoReader } from './proto.js';

/** What the hub says on a sound connection; everything else is passed over. */
export type Received =
  /** `leases`: all that may be sent under from here. */
  | {
      readonly is: 'welcome';
      readonly session: string;
      readonly serverTimeMs: number;
      readonly leases: readonly SoundLease[];
    }
  | { readonly is: 'audio'; readonly frames: AudioFrame[] }
  | { readonly is: 'clock'; readonly clientUs: number; readonly serverUs: number }
  | { readonly is: 'lease'; readonly lease: SoundLease }
  | { readonly is: 'receipt'; readonly receipt: SoundReceipt }
  | { readonly is: 'notice'; readonly code: number; readonly text: string; readonly channel: number }
  | { readonly is: 'leaving'; readonly code: number; readonly retryAfterMs: number; readonly text: string }
  | { readonly is: 'intercom'; readonly frames: AudioFrame[] }
  | { readonly is: 'intercom-lease'; readonly epoch: number; readonly open: boolean }
  | { readonly is: 'other' };

/** Reads a ServerMessage. Throws RangeError where the bytes are none. */
export function received(bytes: Uint8Array): Received {
  const reader = ProtoReader.of(bytes);
  let last: Received = { is: 'other' };
  while (reader.next()) last = body(reader);
  return last;
}

function body(reader: ProtoReader): Received {
  switch (reader.field) {
    case 1:
      return welcome(reader);
    case 3:
      return { is: 'audio', frames: readAudio(reader.within()) };
    case 11: {
      const f = fields(reader, { 1: 'uint', 2: 'uint' });
      return { is: 'clock', clientUs: f.number(1), serverUs: f.number(2) };
    }
    case 7:
      return { is: 'lease', lease: lease(reader) };
    case 8: {
      const f = fields(reader, { 1: 'uint', 2: 'fixed32', 3: 'uint', 4: 'uint', 5: 'uint', 6: 'uint' });
      const [channel, epoch, accepted, dropped] = [f.number(1), f.number(2), f.number(3), f.number(4)];
      const receipt = {
        channel,
        epoch,
        accepted,
        dropped,
        lastFrameAgeMs: f.number(5),
        listeners: f.number(6),
      };
      return { is: 'receipt', receipt };
    }
    case 39: {
      const f = fields(reader, { 1: 'uint', 2: 'text', 3: 'uint' });
      return { is: 'notice', code: f.number(1), text: f.text(2), channel: f.number(3) };
    }
    case 40: {
      const f = fields(reader, { 1: 'uint', 2: 'uint', 3: 'text' });
      return { is: 'leaving', code: f.number(1), retryAfterMs: f.number(2), text: f.text(3) };
    }
    case 9: {
      const f = fields(reader, { 1: 'fixed32', 2: 'uint' });
      return { is: 'intercom-lease', epoch: f.number(1), open: f.number(2) === 1 };
    }
    case 10:
      return { is: 'intercom', frames: readIntercom(reader.within()) };
    default:
      reader.skip();
      return { is: 'other' };
  }
}

function welcome(reader: ProtoReader): Received {
  let [session, serverTimeMs] = ['', 0];
  const leases: SoundLease[] = [];
  const inner = reader.within();
  while (inner.next()) {
    if (inner.field === 6) serverTimeMs = inner.uint();
    else if (inner.field === 11) session = fields(inner, { 2: 'text' }).text(2);
    else if (inner.field === 34) leases.push(lease(inner));
    else inner.skip();
  }
  return { is: 'welcome', session, serverTimeMs, leases };
}

function lease(reader: ProtoReader): SoundLease {
  const kinds = {
    1: 'uint',
    2: 'fixed32',
    3: 'uint',
    4: 'uint',
    5: 'uint',
    6: 'uint',
    7: 'text',
    8: 'text',
  } as const;
  const f = fields(reader, kinds);
  const [channel, epoch, track, open] = [f.number(1), f.number(2), f.number(3), f.number(4) === 1];
  return {
    channel,
    epoch,
    track,
    open,
    end: f.number(6),
    by: f.text(7),
    armed: f.number(5) === 1,
    device: f.text(8),
  };
}

type Kind = 'uint' | 'fixed32' | 'text';

class Fields {
  private readonly found = new Map<number, number | string>();

  put(field: number, value: number | string): void {
    this.found.set(field, value);
  }

  number(field: number): number {
    const value = this.found.get(field);
    return typeof value === 'number' ? value : 0;
  }

  text(field: number): string {
    const value = this.found.get(field);
    return typeof value === 'string' ? value : '';
  }
}

function fields(reader: ProtoReader, kinds: Readonly<Record<number, Kind>>): Fields {
  const found = new Fields();
  const inner = reader.within();
  while (inner.next()) {
    const kind = kinds[inner.field];
    if (kind === undefined) inner.skip();
    else found.put(inner.field, inner[kind]());
  }
  return found;
}
