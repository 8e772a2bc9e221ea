import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CapturedFrame } from '../../src/audio/messages.js';
import type { AudioFrame } from '../../src/wire/frame.js';
import type { IntercomFrame } from '../../src/wire/intercom.js';
import { Mouth } from '../../src/worker/mouth.js';

/** The browser's encoder, as far as a mouth uses it: a packet of one byte for each frame, at once. */
class OneByteEncoder {
  state = 'configured';

  constructor(private readonly init: { output: (chunk: unknown) => void }) {}

  configure(): void {
    this.state = 'configured';
  }

  encode(): void {
    this.init.output({ byteLength: 1, copyTo: (into: Uint8Array) => (into[0] = 7) });
  }

  close(): void {
    this.state = 'closed';
  }
}

/** One that takes its time to start: what it was given comes out when the test says so. */
class SlowEncoder extends OneByteEncoder {
  static readonly all: SlowEncoder[] = [];
  given = 0;

  constructor(init: ConstructorParameters<typeof OneByteEncoder>[0]) {
    super(init);
    SlowEncoder.all.push(this);
  }

  override encode(): void {
    this.given += 1;
  }

  starts(): void {
    for (; this.given > 0; this.given--) super.encode();
  }
}

/** A worklet's port: what it posts is heard at once. */
class Port {
  onmessage: ((event: { data: CapturedFrame }) => void) | null = null;
  postMessage = () => undefined;
  close = () => undefined;

  captures(tick: number): void {
    this.onmessage?.({ data: { samples: new Float32Array(960), captured: tick, voice: 200 } });
  }
}

beforeEach(() => {
  vi.stubGlobal('AudioEncoder', OneByteEncoder);
  vi.stubGlobal(
    'AudioData',
    class {
      close = () => undefined;
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

function desk(intercomOnly = false) {
  const sent: AudioFrame[] = [];
  const talked: IntercomFrame[] = [];
  const mouth = new Mouth({
    send: (frames) => sent.push(...frames),
    talk: (frames) => talked.push(...frames),
    failed: () => undefined,
  });
  const port = new Port();
  mouth.open(port as unknown as MessagePort, {} as AudioEncoderConfig, intercomOnly);
  let tick = 0;
  const speak = (frames: number) => {
    for (let i = 0; i < frames; i++) port.captures((tick += 960));
  };
  const lease = (channel: number, epoch: number, open = true, armed = false) =>
    mouth.lease({ channel, epoch, track: 0, open, end: 0, by: '', armed, device: '' });
  return { mouth, speak, lease, sent, talked };
}

describe('a mouth', () => {
  test('sends_nothing_without_a_lease', () => {
    const { speak, sent, talked } = desk();
    speak(5);
    expect([...sent, ...talked]).toEqual([]);
  });

  test('has_an_encoder_running_before_the_lease_and_keeps_its_silence_to_itself', () => {
    SlowEncoder.all.length = 0;
    vi.stubGlobal('AudioEncoder', SlowEncoder);
    const { speak, lease, sent } = desk();
    expect(SlowEncoder.all.length).toBe(1);
    SlowEncoder.all[0]?.starts();
    speak(30);
    expect(SlowEncoder.all[0]?.given).toBe(0);
    lease(2, 7);
    speak(2);
    SlowEncoder.all[0]?.starts();
    SlowEncoder.all[1]?.starts();
    expect(sent.map(({ sequence, captured }) => [sequence, captured])).toEqual([
      [0, 31 * 960],
      [1, 32 * 960],
    ]);
  });

  test('loses_no_word_to_an_encoder_that_starts_late_by_four_tenths_of_a_second', () => {
    SlowEncoder.all.length = 0;
    vi.stubGlobal('AudioEncoder', SlowEncoder);
    const { speak, lease, sent } = desk();
    lease(2, 7);
    speak(20);
    SlowEncoder.all[0]?.starts();
    expect(sent.map(({ captured }) => captured / 960)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    lease(2, 7, false);
    SlowEncoder.all.forEach((encoder) => encoder.starts());
    expect(sent.length).toBe(20);
  });

  test('counts_its_frames_anew_under_each_lease', () => {
    const { speak, lease, sent } = desk();
    lease(2, 7);
    speak(2);
    lease(2, 7, false);
    lease(2, 9);
    speak(2);
    expect(sent.map(({ epoch, sequence }) => [epoch, sequence])).toEqual([
      [7, 0],
      [7, 1],
      [9, 0],
      [9, 1],
    ]);
  });

  test('goes_on_counting_when_an_armed_lease_becomes_a_live_one', () => {
    const { speak, lease, sent } = desk();
    lease(2, 7, true, true);
    speak(2);
    lease(2, 7);
    speak(1);
    expect(sent.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  });

  test('says_to_no_channel_what_it_says_on_the_intercom', () => {
    const { mouth, speak, lease, sent, talked } = desk();
    lease(2, 7);
    speak(3);
    mouth.intercom(31, true);
    speak(4);
    lease(3, 8); // even a lease that opens meanwhile
    speak(4);
    expect(sent.length).toBe(3);
    expect(talked.map(({ epoch, sequence }) => [epoch, sequence])).toEqual(
      Array.from({ length: 8 }, (_, at) => [31, at]),
    );
    expect(Object.keys(talked[0] ?? {})).not.toContain('channel');
    mouth.intercom(31, false);
    speak(1);
    expect(sent.length).toBe(5);
    expect(talked.length).toBe(8);
  });

  test('is_heard_on_the_intercom_while_it_is_off_air_and_nowhere_after', () => {
    const { mouth, speak, sent, talked } = desk();
    mouth.intercom(31, true);
    speak(2);
    mouth.intercom(31, false);
    speak(2);
    expect(talked.length).toBe(2);
    expect(sent).toEqual([]);
  });

  test('a_microphone_of_the_intercom_is_heard_there_and_under_no_lease_whichever_came_first', () => {
    const { mouth, speak, lease, sent, talked } = desk(true);
    lease(0, 7);
    speak(3);
    mouth.intercom(31, true);
    speak(2);
    lease(0, 8);
    mouth.intercom(31, false);
    speak(3);
    expect(sent).toEqual([]);
    expect(mouth.held).toEqual([]);
    expect(talked.length).toBe(2);
    const floor = new Port();
    mouth.open(floor as unknown as MessagePort, {} as AudioEncoderConfig); // the one that was opened for the floor
    floor.captures(960);
    expect(sent.map(({ epoch, sequence }) => [epoch, sequence])).toEqual([[8, 0]]);
  });

  test('the_end_of_an_older_call_does_not_open_the_way_to_a_channel', () => {
    const { mouth, speak, lease, sent } = desk();
    lease(2, 7);
    mouth.intercom(31, true);
    mouth.intercom(32, true);
    mouth.intercom(31, false);
    speak(2);
    expect(sent).toEqual([]);
  });

  test('sends_nothing_more_once_it_was_shut_until_another_lease_opens', () => {
    const { mouth, speak, lease, sent } = desk();
    lease(2, 7);
    speak(2);
    mouth.shut();
    speak(3);
    lease(2, 7); // told again, by a connection that does not know it yet
    speak(3);
    expect(sent).toHaveLength(2);
    expect(mouth.live).toBe(false);
    lease(2, 8);
    speak(1);
    expect(sent.at(-1)).toMatchObject({ epoch: 8, sequence: 0 });
  });

  test('never_goes_on_under_a_lease_that_a_lost_connection_had', () => {
    const { mouth, speak, lease, sent } = desk();
    lease(2, 7);
    mouth.lost();
    lease(2, 7);
    speak(3);
    expect(sent).toEqual([]);
  });

  test('forgets_leases_and_calls_when_the_connection_is_lost', () => {
    const { mouth, speak, lease, sent, talked } = desk();
    lease(2, 7);
    mouth.intercom(31, true);
    expect(mouth.lost()).toEqual([2]);
    speak(3);
    expect([...sent, ...talked]).toEqual([]);
  });
});
