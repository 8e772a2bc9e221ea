/** Lamp and sound while lines break: the real console's desk, the real client and the real sound worker, before a hub by hand. */
import { signal } from '@preact/signals';
import { DragomanClient, Output } from '@dragoman/client';
import type { SoundLease } from '@dragoman/client/audio';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HeldLeases } from '../../../../../client-sdk/typescript/src/audio/leases';
import type { FromWorker } from '../../../../../client-sdk/typescript/src/audio/messages';
import { SoundWorker } from '../../../../../client-sdk/typescript/src/worker/soundworker';
import { Desk } from '../src/interpreter/desk';
import { lampNow } from '../src/interpreter/Speak';
import { livePage } from '../src/state/hub/live';
import { toasts } from '../src/state/hub/toasts';
import type { ConsoleState } from '../src/state/hub/pageState';
import type { Received } from '../src/state/sound/lamp';
import type { SoundDesk, SoundTrouble, SoundState } from '../src/state/sound/sound';
import { BrokenHub, Line, type Fault, type Kind } from './brokenlines';

const DEVICE = 'd1';
const FRAME_MS = 20;

/** The browser's encoder: a packet of one byte for each frame, at once. */
class OneByteEncoder {
  static isConfigSupported = (config: unknown) => Promise.resolve({ supported: true, config });
  state = 'configured';
  encodeQueueSize = 0;

  constructor(private readonly init: { output: (chunk: unknown) => void }) {}

  configure(): void {}

  encode(): void {
    this.init.output({ byteLength: 1, copyTo: (into: Uint8Array) => (into[0] = 7) });
  }

  close(): void {
    this.state = 'closed';
  }
}

/** The page's end of the sound: what `Sound` does with what its worker tells. */
function soundOf(url: string) {
  const state = signal<SoundState>('opening');
  const received = signal<Received | undefined>(undefined);
  const leases = signal<readonly SoundLease[]>([]);
  const held = new HeldLeases(DEVICE);
  const worker = new SoundWorker((told: FromWorker) => {
    if (told.tell === 'token-wanted') worker.told({ tell: 'token', token: 't', session: '' });
    if (told.tell === 'state') state.value = told.to === 'connected' ? 'on' : 'reconnecting';
    if (told.tell === 'receipt') received.value = { receipt: told.receipt, at: Date.now() };
    if (told.tell === 'entered') held.entered(told.session);
    if (told.tell === 'lease') {
      held.told(told.lease);
      leases.value = held.all;
    }
  });
  const port = { onmessage: null, postMessage: () => undefined } as unknown as MessagePort;
  const said = { url, session: '', language: 'en', client: 'test', device: DEVICE };
  const reconnect = { firstMs: 200, longestMs: 20_000 };
  const how = { mode: 'balanced', bundle: 1, desk: true, wasm: '', player: port } as const;
  worker.told({ tell: 'open', ...said, reconnect, ...how });
  const microphone: { onmessage: ((event: { data: unknown }) => void) | null } & object = {
    onmessage: null,
    postMessage: () => undefined,
    close: () => undefined,
  } as never;
  worker.told({ tell: 'microphone', frames: microphone as never, profile: 'interpreter' });
  setInterval(() => {
    const samples = new Float32Array(960);
    microphone.onmessage?.({ data: { samples, captured: Date.now(), voice: 200 } });
  }, FRAME_MS);
  const desk = {
    ...{ state, received, leases },
    hearing: signal(0),
    trouble: signal<SoundTrouble | undefined>(undefined),
    microphoneMuted: signal(false),
    isOver: (lease: SoundLease) => held.isOver(lease),
    shut() {
      worker.told({ tell: 'shut' });
      held.shut();
      leases.value = [];
    },
  };
  return desk as unknown as SoundDesk;
}

async function sitsDown() {
  const hub = new BrokenHub(DEVICE);
  class ControlLine extends Line {
    constructor() {
      super(hub, 'control');
    }
  }
  class SoundLine extends Line {
    constructor() {
      super(hub, 'sound');
    }
  }
  vi.stubGlobal('WebSocket', SoundLine);
  const client = new DragomanClient({
    ...{ url: 'ws://hub', token: 't', device: DEVICE },
    WebSocket: ControlLine,
  });
  const page = {
    ...livePage(client, { named: false, chosen: '' }),
    booths: signal(undefined),
    hub: client,
  } as unknown as ConsoleState;
  void client.connect();
  const sound = soundOf('ws://hub');
  const desk = new Desk(page, sound, {} as never);
  desk.output.value = Output.A;
  desk.guard();
  await vi.advanceTimersByTimeAsync(1_000);
  return { hub, desk };
}

const hears = (hub: BrokenHub) => Date.now() - hub.heard.atMs < 100;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('AudioEncoder', OneByteEncoder);
  vi.stubGlobal(
    'AudioData',
    class {
      close = () => undefined;
    },
  );
  vi.stubGlobal('fetch', () => Promise.resolve({ status: 200 }));
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  toasts.value = [];
});

test('on_air_control_breaks_the_lamp_stays_true_and_one_press_is_off', async () => {
  const { hub, desk } = await sitsDown();
  desk.switchMicrophone();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([lampNow(desk), hears(hub)]).toEqual(['live', true]);
  hub.begin(['control'], 'cut');
  await vi.advanceTimersByTimeAsync(600);
  expect([lampNow(desk), hears(hub)]).toEqual(['live', true]);
  desk.switchMicrophone(); // while control is gone
  expect(lampNow(desk)).toBe('off');
  await vi.advanceTimersByTimeAsync(200);
  expect(hears(hub)).toBe(false);
  hub.end(['control']);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([lampNow(desk), hub.lease]).toEqual(['off', undefined]);
});

test('off_is_silent_at_once_though_control_hangs', async () => {
  const { hub, desk } = await sitsDown();
  desk.switchMicrophone();
  await vi.advanceTimersByTimeAsync(1_000);
  hub.begin(['control'], 'stalled');
  desk.switchMicrophone();
  await vi.advanceTimersByTimeAsync(200);
  expect([lampNow(desk), hears(hub)]).toEqual(['off', false]);
  await vi.advanceTimersByTimeAsync(20_000);
  hub.end(['control']);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([lampNow(desk), hub.lease]).toEqual(['off', undefined]);
});

test.each<Fault>(['cut', 'dead', 'stalled', 'up', 'down'])(
  'a_press_on_lines_that_are_%s_is_not_carried_out_when_they_are_back',
  async (fault) => {
    const { hub, desk } = await sitsDown();
    hub.begin(['control', 'sound'], fault);
    await vi.advanceTimersByTimeAsync(3_000);
    desk.switchMicrophone();
    await vi.advanceTimersByTimeAsync(4_500);
    expect(toasts.value).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_500);
    hub.end(['control', 'sound']);
    for (let ms = 0; ms < 20_000; ms += 100) {
      await vi.advanceTimersByTimeAsync(100);
      expect(hears(hub)).toBe(false);
    }
    expect([lampNow(desk), hub.lease]).toEqual(['off', undefined]);
  },
);

/** Numbers that look like chance, the same for the same seed (Park and Miller). */
function chance(seed: number): () => number {
  let now = seed;
  return () => (now = (now * 48_271) % 2_147_483_647) / 2_147_483_647;
}

test.each([1, 2, 3, 4, 5])(
  'lines_break_a_hundred_times_and_lamp_and_sound_agree_%i',
  async (seed) => {
    const { hub, desk } = await sitsDown();
    const random = chance(seed * 7_919);
    const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T;
    const off = vi.spyOn(desk.page.hub, 'goOffAir');
    let offAtMs: number | undefined;
    let apartSinceMs: number | undefined;
    let [pressed, onAirMs] = [0, 0];
    for (let breaks = 0; breaks < 100; breaks++) {
      const kinds = pick<readonly Kind[]>([['control'], ['sound'], ['control', 'sound']]);
      const fault = pick<Fault>(['cut', 'dead', 'stalled', 'up', 'down']);
      const [beginsMs, lastsMs] = [2_000 + random() * 2_000, 50 + random() ** 3 * 8_000];
      const endsMs = beginsMs + lastsMs;
      const soon = Array.from(
        { length: Math.floor(random() * 3) },
        () => beginsMs - 300 + random() * (lastsMs + 300),
      );
      const presses = !desk.onAir() && random() < 0.8 ? [1_500, ...soon] : soon;
      for (let ms = 0; ms < endsMs; ms += FRAME_MS) {
        const comes = (atMs: number) => atMs >= ms && atMs < ms + FRAME_MS;
        if (comes(beginsMs)) hub.begin(kinds, fault);
        if (presses.some(comes)) {
          const asked = off.mock.calls.length;
          desk.switchMicrophone();
          pressed += 1;
          offAtMs = off.mock.calls.length > asked ? Date.now() : undefined;
        }
        await vi.advanceTimersByTimeAsync(FRAME_MS);
        const where = `seed ${seed}, break ${breaks}: ${kinds.join()} ${fault} at ${ms} ms`;
        const lamp = lampNow(desk);
        const apart = (lamp === 'off' && hears(hub)) || (lamp === 'live' && !hears(hub));
        if (lamp === 'live' && hears(hub)) onAirMs += FRAME_MS;
        apartSinceMs = apart ? (apartSinceMs ?? Date.now()) : undefined;
        if (apartSinceMs !== undefined)
          expect(Date.now() - apartSinceMs, `${where}: lamp ${lamp}`).toBeLessThanOrEqual(1_000);
        if (offAtMs !== undefined && hears(hub))
          expect(hub.heard.capturedMs, `${where}: heard after off`).toBeLessThanOrEqual(
            offAtMs + 200,
          );
      }
      hub.end(kinds);
    }
    expect(pressed).toBeGreaterThan(100);
    expect(onAirMs, 'on air now and then').toBeGreaterThan(20_000);
  },
  120_000,
);
