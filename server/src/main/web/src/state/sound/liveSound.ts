/** The sound of a real hub, on the SDK's Sound: opened in a tap, and from then on as its person left it. */
import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Sound, SoundLease, SoundOptions } from '@dragoman/client/audio';
import type { Lag } from '@dragoman/client/lag';
import type { Received } from './lamp';
import { remembered } from '../remembered';
import { Lately } from './lately';
import type { SimplePlayer } from './simplePlayer';
import type { Fares, Mode, MicrophonePurpose, SoundDesk, SoundState, SoundTrouble } from './sound';
import { whenBack } from '../hub/whenBack';

const SPEAKING_SHOWN_MS = 3000;
const SAVER_BUNDLE = 3;
/** About ten seconds: one frame more or less is no news. */
const TRAFFIC_SMOOTHING = 10;
/** A little before the end of the scale, so that one can still turn up. */
const UNITY = 1;

type Opening = Omit<SoundOptions, 'mode' | 'bundle' | 'session'> & {
  /** The session that the page is in: its sound goes along. */
  readonly sits: ReadonlySignal<{ readonly session: string } | undefined>;
  /** The address of a channel for the browser's own player, where nothing better works here; undefined for none. */
  readonly simple?: (channel: number) => string | undefined;
};

/** A desk with the sound behind it, once there is one: for tests and for who looks under the bonnet. */
export interface LiveSoundDesk extends SoundDesk {
  readonly sound: Signal<Sound | undefined>;
}

/** @param tastes volume and mix, where they are not those that all consoles share */
export function liveSound(
  options: Opening,
  tastes: Pick<typeof remembered, 'volume' | 'mix'> = remembered,
): LiveSoundDesk {
  const sound = signal<Sound | undefined>(undefined);
  const state = signal<SoundState>('off');
  const trouble = signal<SoundTrouble | undefined>(undefined);
  const hearing = signal<number | undefined>(undefined);
  const microphone = signal<'closed' | 'opening' | 'open'>('closed');
  const purpose = signal<MicrophonePurpose | undefined>(undefined);
  let microphoneAsked = 0;
  const leases = signal<readonly SoundLease[]>([]);
  const microphoneMuted = signal(false);
  const received = signal<Received | undefined>(undefined);
  const speakingWhileClosed = signal(false);
  const delay = signal({ bufferMs: 0, roundTripMs: 0 });
  const muted = signal(false);
  const fares = signal<Fares | undefined>(undefined);
  const bytesPerSecond = signal(0);
  const behindMs = signal(0);
  const lagSeconds = signal(0);
  let player: SimplePlayer | undefined;
  const mode = remembered.mode as Signal<Mode>;
  const levels = { listening: 0, microphone: 0 };
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const follow = (opened: Sound) => {
    opened.on('state', ({ to }) => {
      state.value = to === 'connected' ? 'on' : to === 'connecting' ? 'reconnecting' : 'off';
    });
    opened.on('lease', () => (leases.value = opened.leases));
    opened.on('muted', (now) => (microphoneMuted.value = now));
    opened.on('level', ({ of, rms }) => (levels[of] = rms));
    opened.on('receipt', (receipt) => (received.value = { receipt, at: Date.now() }));
    const lately = new Lately();
    opened.on('stats', (stats) => {
      const { channel, bufferMs, roundTripMs } = stats;
      if (channel !== hearing.peek()) return;
      delay.value = { bufferMs, roundTripMs };
      fares.value = lately.with(stats, Date.now());
    });
    opened.on('traffic', (now) => {
      bytesPerSecond.value += (now.bytesPerSecond - bytesPerSecond.peek()) / TRAFFIC_SMOOTHING;
    });
    opened.on('behind', ({ ms }) => (behindMs.value = ms));
    whenBack(() => {
      opened.wake();
      if (opened.context.state !== 'running') void opened.resume();
    });
    opened.on('microphone', (now) => {
      microphone.value = now === 'closed' ? 'closed' : 'open';
      if (now === 'closed') purpose.value = undefined;
    });
    opened.on('speaking-while-closed', () => {
      speakingWhileClosed.value = true;
      clearTimeout(quiet);
      quiet = setTimeout(() => (speakingWhileClosed.value = false), SPEAKING_SHOWN_MS);
    });
    opened.on('failure', ({ what }) => {
      trouble.value = what === 'microphone' ? 'microphone-missing' : 'failed';
    });
    opened.context.addEventListener('statechange', () => {
      if (opened.context.state !== 'running' && opened.context.state !== 'closed') {
        trouble.value = 'blocked';
      } else if (trouble.peek() === 'blocked') trouble.value = undefined;
    });
  };

  effect(() => {
    const volume = muted.value ? 0 : tastes.volume.value * UNITY;
    if (sound.value) sound.value.volume = volume;
    if (state.value === 'on') player?.loud(volume);
  });
  effect(() => {
    if (sound.value) sound.value.mode = mode.value;
  });
  let lag: Promise<Lag> | undefined;
  effect(() => {
    const seconds = lagSeconds.value;
    const opened = sound.value;
    if (!opened || (seconds === 0 && !lag)) return;
    lag ??= import('./lag').then(({ behind }) => behind(opened));
    void lag.then(
      (one) => (one.seconds = seconds),
      () => (lag = undefined), // not fetched: heard as it comes
    );
  });
  effect(() => {
    const device = remembered.output.value;
    // A device that is unplugged leaves the system's own.
    if (canChooseOutput) void sound.value?.setOutputDevice(device).catch(() => undefined);
  });
  // Whoever is heard does not close the page by a slip.
  effect(() => {
    if (microphone.value !== 'open' || purpose.value === 'intercom') return;
    if (leases.value.length === 0) return;
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  });
  effect(() => {
    if (sound.value) sound.value.bundle = remembered.saver.value ? SAVER_BUNDLE : 1;
  });
  effect(() => {
    if (sound.value) sound.value.also(0, hearing.value === 0 ? 0 : tastes.mix.value);
  });

  effect(() => {
    const here = options.sits.value?.session;
    if (here === undefined) return;
    sound.value?.enter(here);
    const channel = hearing.peek();
    if (player && channel !== undefined) void player.play(options.simple?.(channel));
  });

  let opening: Promise<void> | undefined;
  const open = async (channel: number | undefined) => {
    hearing.value = channel;
    const before = sound.peek();
    if (before) {
      await before.resume();
      before.listen(channel ?? null);
      return;
    }
    await (opening ??= begin().finally(() => (opening = undefined)));
  };

  const begin = async () => {
    const obstacle = obstacleHere();
    if (obstacle) {
      const channel = hearing.peek();
      const address = channel === undefined ? undefined : options.simple?.(channel);
      const { SimplePlayer } = await import('./simplePlayer');
      player ??= new SimplePlayer(options.token as string);
      const plays = address !== undefined && (await player.play(address));
      state.value = plays ? 'on' : 'off';
      trouble.value = plays ? 'simple' : obstacle;
      return;
    }
    state.value = 'opening';
    try {
      // The module was fetched before the tap, so that its first step is still inside it.
      const opened = await (
        await soundModule
      ).Sound.open({
        ...options,
        session: options.sits.peek()?.session ?? '',
        mode: mode.peek(),
        bundle: remembered.saver.peek() ? SAVER_BUNDLE : 1,
      });
      follow(opened);
      sound.value = opened;
      state.value = 'on';
      opened.listen(hearing.peek() ?? null);
      if (!opened.canPlay) trouble.value = 'blocked';
    } catch {
      state.value = 'off';
      trouble.value = 'failed';
    }
  };

  const openMicrophone = async (wanted: MicrophonePurpose) => {
    const opened = sound.peek();
    const makesRoom = purpose.peek() === 'intercom' && wanted !== 'intercom';
    if (!opened || (microphone.peek() !== 'closed' && !makesRoom)) return;
    const turn = ++microphoneAsked;
    if (makesRoom) opened.closeMicrophone();
    purpose.value = wanted;
    microphone.value = 'opening';
    const deviceId = remembered.microphone.peek();
    const intercomOnly = wanted === 'intercom';
    const profile = intercomOnly ? 'interpreter' : wanted;
    const device = deviceId ? { deviceId } : {};
    // Who is heard from the podium hears the intercom only between: it would come back through that microphone.
    const apart = wanted === 'podium' ? { halfDuplex: true } : {};
    try {
      const { abilities } = await soundModule;
      if (!(await abilities()).speak) throw new DOMException('', 'NotSupportedError');
      if (turn !== microphoneAsked) return;
      await opened.openMicrophone({ profile, intercomOnly, ...apart, ...device });
    } catch (error) {
      if (turn !== microphoneAsked) return; // closed meanwhile, or another one opens
      closed();
      trouble.value = microphoneTrouble(error);
    }
  };
  const closed = () => {
    microphone.value = 'closed';
    purpose.value = undefined;
  };

  return {
    sound,
    state,
    trouble,
    hearing,
    volume: tastes.volume,
    muted,
    mix: tastes.mix,
    mode,
    lagSeconds,
    canChooseOutput,
    saver: remembered.saver,
    microphone,
    purpose,
    microphoneMuted,
    leases,
    received,
    speakingWhileClosed,
    delay,
    open,
    listen(channel) {
      hearing.value = channel;
      if (player) void player.play(channel === undefined ? undefined : options.simple?.(channel));
      sound.peek()?.listen(channel ?? null);
    },
    fares,
    bytesPerSecond,
    behindMs,
    repeat: (seconds) => sound.peek()?.repeat(seconds),
    also: (channel, gain) => sound.peek()?.also(channel, gain),
    openMicrophone,
    closeMicrophone() {
      microphoneAsked += 1;
      sound.peek()?.closeMicrophone();
      closed();
    },
    linkTo: async (channel) => {
      const { playerLink } = await import('./playerLink');
      return playerLink(options, options.simple?.(channel));
    },
    isOver: (lease) => sound.peek()?.isOver(lease) ?? false,
    shut: () => sound.peek()?.shut(),
    speakHere: (channel) => sound.peek()?.speakHere(channel),
    cough: (held) => sound.peek()?.cough(held),
    talk: (held) => sound.peek()?.talk(held),
    heardLevel: () => levels.listening,
    spokenLevel: () => levels.microphone,
  };
}

const canChooseOutput =
  typeof AudioContext !== 'undefined' && 'setSinkId' in AudioContext.prototype;

/** The browser asks before it leaves. */
function stay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Fetched with the page: a tap must not wait for a module. */
const soundModule = import('@dragoman/client/audio');

/** What makes sound impossible in this browser or at this address, before anything is tried. */
function obstacleHere(): SoundTrouble | undefined {
  if (!globalThis.isSecureContext) return 'insecure';
  const missing = typeof AudioWorkletNode === 'undefined' || typeof WebAssembly === 'undefined';
  return missing ? 'unsupported' : undefined;
}

export function microphoneTrouble(error: unknown): SoundTrouble | undefined {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  switch (name) {
    case 'AbortError': // closed while it opened
      return undefined;
    case 'NotAllowedError':
    case 'SecurityError':
      return 'microphone-refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'microphone-missing';
    case 'NotReadableError':
      return 'microphone-busy';
    case 'NotSupportedError':
      return 'microphone-unsupported';
    default:
      return 'failed';
  }
}
