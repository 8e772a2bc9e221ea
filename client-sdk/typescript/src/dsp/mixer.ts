import { Fader } from './fader.js';
import { Leveller } from './leveller.js';
import { Limiter } from './limiter.js';
import { Playout } from './playout.js';
import type { SampleRing } from './ring.js';
import { perMs, quantum, type Samples } from './samples.js';

const crossfadeSamples = 100 * perMs;
const patienceSamples = 300 * perMs;
const mostTracks = 16;
/** A voice that rises begins 12 dB below, low and yet to be understood. */
const lowest = 0.25;
const riseSamples = 300 * perMs;
/** Channels with higher numbers, like the intercom's, begin unlevelled. */
const levelledChannels = 64;

interface Track {
  readonly id: number;
  readonly fader: Fader;
  readonly playout: Playout;
  readonly leveller: Leveller;
  /** How far it has risen, to 1. */
  risen: number;
}

/** What the mixer tells its owner. */
export interface MixerEvents {
  /** The switch is done: this channel is heard from here on. */
  heard(channel: number | null): void;
  /** A track has ended and is forgotten. */
  over(id: number): void;
}

/**
 * All tracks of all channels into one. One channel is heard, others may be mixed beside it; a new channel is faded in
 * when it sounds, and only then is the old one faded out. Several open microphones are several tracks of one channel,
 * each with its own clock and wait, summed under one limiter. Owner: its worklet's thread.
 */
export class Mixer {
  /** Whether all sources are brought to one loudness. */
  even = false;
  private readonly tracks: Track[] = [];
  private readonly faders: Fader[] = [];
  private readonly beside = new Map<number, number>();
  private readonly piece = new Float32Array(quantum);
  private readonly limiter = new Limiter();
  /** What each channel's last source was given, decibels: the next one begins as loud as that one ended. */
  private readonly given = new Float32Array(levelledChannels);
  private heard: number | null = null;
  private coming: number | null = null;
  private patience = 0;

  constructor(private readonly events: MixerEvents) {}

  /**
   * A new source of a channel; false where there are too many already.
   *
   * @param rises whether it comes up within 300 ms, and no louder than it is before its own loudness is known
   */
  add(id: number, channel: number, ring: SampleRing, startMs: number, rises = false): boolean {
    if (this.tracks.length >= mostTracks) return false;
    const playout = new Playout(ring, startMs);
    const given = this.given[channel] ?? 0;
    const leveller = new Leveller(rises ? Math.min(0, given) : given);
    this.tracks.push({ id, fader: this.fader(channel), playout, leveller, risen: rises ? lowest : 1 });
    return true;
  }

  playout(id: number): Playout | undefined {
    return this.tracks.find((track) => track.id === id)?.playout;
  }

  forEach(see: (id: number, playout: Playout) => void): void {
    for (const track of this.tracks) see(track.id, track.playout);
  }

  /** Hears another channel once it sounds, or after 300 ms: a silent channel keeps nobody at the old one. */
  hear(channel: number | null): void {
    this.coming = channel;
    this.patience = patienceSamples;
    if (channel !== this.heard && (channel === null || this.heard === null)) this.change();
  }

  /** Mixes a channel beside the heard one; 0 takes it away. */
  also(channel: number, gain: number): void {
    if (gain === 0) this.beside.delete(channel);
    else this.beside.set(channel, gain);
    this.setGoals();
  }

  /** The next `count` samples to hear, at most one quantum. */
  render(out: Samples, count: number): void {
    if (this.coming !== this.heard) {
      this.patience -= count;
      if (this.patience <= 0 || this.sounds(this.coming)) this.change();
    }
    for (let i = 0; i < this.faders.length; i++) (this.faders[i] as Fader).move(count);
    out.fill(0, 0, count);
    for (let i = this.tracks.length - 1; i >= 0; i--) this.mix(this.tracks[i] as Track, out, count);
    this.limiter.run(out, count);
  }

  private mix(track: Track, out: Samples, count: number): void {
    const { playout, fader } = track;
    playout.pull(this.piece, count);
    if (this.even) track.leveller.run(this.piece, count);
    const from = fader.from * track.risen;
    if (playout.state === 'playing')
      track.risen = Math.min(1, track.risen + ((1 - lowest) * count) / riseSamples);
    const slope = (fader.gain * track.risen - from) / count;
    for (let i = 0; i < count; i++) {
      out[i] = (out[i] as number) + (this.piece[i] as number) * (from + slope * (i + 1));
    }
    if (playout.state !== 'over') return;
    if (fader.channel < levelledChannels) this.given[fader.channel] = track.leveller.given;
    this.forget(track);
    this.events.over(track.id);
  }

  /** Closes the gap in place: nothing is allocated while sound is rendered. */
  private forget(track: Track): void {
    for (let i = this.tracks.indexOf(track); i < this.tracks.length - 1; i++) {
      this.tracks[i] = this.tracks[i + 1] as Track;
    }
    this.tracks.pop();
  }

  private sounds(channel: number | null): boolean {
    for (let i = 0; i < this.tracks.length; i++) {
      const { fader, playout } = this.tracks[i] as Track;
      if (fader.channel === channel && playout.state === 'playing') return true;
    }
    return false;
  }

  private change(): void {
    this.heard = this.coming;
    this.setGoals();
    this.events.heard(this.heard);
  }

  private setGoals(): void {
    if (this.heard !== null) this.fader(this.heard);
    for (const channel of this.beside.keys()) this.fader(channel);
    for (const fader of this.faders) fader.to(this.goal(fader.channel), crossfadeSamples);
    for (let i = this.faders.length - 1; i >= 0; i--) {
      const fader = this.faders[i] as Fader;
      if (fader.silent && !this.tracks.some((track) => track.fader === fader)) this.faders.splice(i, 1);
    }
  }

  private goal(channel: number): number {
    return Math.max(channel === this.heard ? 1 : 0, this.beside.get(channel) ?? 0);
  }

  private fader(channel: number): Fader {
    const known = this.faders.find((fader) => fader.channel === channel);
    if (known !== undefined) return known;
    const fader = new Fader(channel);
    this.faders.push(fader);
    return fader;
  }
}
