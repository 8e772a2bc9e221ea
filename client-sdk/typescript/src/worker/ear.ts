import { LatenessHistogram } from '../dsp/arrivals.js';
import type { AudioFrame } from '../wire/frame.js';
import { intercomChannel } from '../audio/intercom.js';
import type { DecoderMaker } from './decoder.js';
import type { SoundMode, SoundStats } from '../audio/events.js';
import type { FromPlayer, ToPlayer } from '../audio/messages.js';
import { mostMicrophones, speaking, whoGivesWay } from './microphones.js';
import { Source, type SourceOutlet } from './source.js';

const mostSources = 16;
const quietMs = 3_000;
const pauseMs = 200;

/** What an ear needs of its surroundings. */
export interface EarOutlet {
  hubNowMs(): number;
  toPlayer(message: ToPlayer, moved?: Transferable[]): void;
  failed(text: string): void;
}

/** The way in: frames of the wanted channels, each source to a decoder and a player's track of its own. */
export class Ear implements SourceOutlet {
  mode: SoundMode = 'balanced';
  readonly lateness = new LatenessHistogram();
  private readonly sources = new Map<number, Source>();
  /** Whom each channel carried last. */
  private readonly before = new Map<number, Source>();
  private readonly expected = new Map<number, number>();
  private readonly lost = new Map<number, number>();
  private wanted: ReadonlySet<number> = new Set();
  private ids = 0;

  constructor(
    private readonly maker: DecoderMaker,
    private readonly outlet: EarOutlet,
  ) {}

  want(channels: readonly number[]): void {
    this.wanted = new Set(channels);
    for (const source of this.sources.values()) if (!this.wanted.has(source.channel)) this.end(source);
    for (const channel of this.expected.keys()) if (!this.wanted.has(channel)) this.forget(channel);
  }

  frame(frame: AudioFrame, nowMs: number): void {
    if (!this.wanted.has(frame.channel) || frame.opus.length === 0) return;
    if (frame.channel !== intercomChannel) this.count(frame);
    this.sourceOf(frame, nowMs)?.frame(frame, nowMs);
  }

  fromPlayer(message: FromPlayer): void {
    const source = this.sources.get(message.id);
    if (source === undefined) return;
    if (message.tell === 'over') return this.end(source);
    source.bufferMs = message.bufferMs;
    source.underruns += message.underruns;
    source.concealedMs += message.concealedMs;
  }

  /** How each wanted channel that sounds fares, counted since the last call. Sources long quiet are let go. */
  stats(nowMs: number, outputLatencyMs: number, roundTripMs: number): SoundStats[] {
    const stats: SoundStats[] = [];
    for (const channel of this.wanted) {
      const sources = [...this.sources.values()].filter((source) => source.channel === channel);
      const newest = sources.at(-1);
      if (newest === undefined) continue;
      const sum = (part: (source: Source) => number) =>
        sources.reduce((all, source) => all + part(source), 0);
      stats.push({
        channel,
        bufferMs: Math.round(newest.bufferMs),
        targetMs: Math.round(newest.targetMs),
        underruns: sum((source) => source.underruns),
        concealedMs: Math.round(sum((source) => source.concealedMs)),
        lostFrames: this.lost.get(channel) ?? 0,
        hubToEarMs: newest.hubToPlayerMs === 0 ? 0 : Math.round(newest.hubToPlayerMs + outputLatencyMs),
        roundTripMs: Math.round(roundTripMs),
        decoder: newest.decoderKind,
      });
      this.lost.delete(channel);
      for (const source of sources) source.underruns = source.concealedMs = 0;
    }
    for (const source of this.sources.values()) if (nowMs - source.heardAtMs > quietMs) this.end(source);
    return stats;
  }

  /** The connection is lost: what waits is played out, and nothing is counted as lost meanwhile. */
  disconnected(): void {
    for (const source of this.sources.values()) this.end(source);
    this.expected.clear();
  }

  hubNowMs(): number {
    return this.outlet.hubNowMs();
  }

  toPlayer(message: ToPlayer, moved?: Transferable[]): void {
    this.outlet.toPlayer(message, moved);
  }

  failed(source: Source, text: string): void {
    this.end(source);
    this.outlet.failed(text);
  }

  /** Gaps in the hub's count of a channel are what this listener lost. */
  private count({ channel, sequence }: AudioFrame): void {
    const gap = (sequence - (this.expected.get(channel) ?? sequence)) | 0;
    if (gap > 0) this.lost.set(channel, (this.lost.get(channel) ?? 0) + gap);
    this.expected.set(channel, (sequence + 1) >>> 0);
  }

  private forget(channel: number): void {
    this.before.delete(channel);
    this.expected.delete(channel);
    this.lost.delete(channel);
  }

  private sourceOf({ channel, track, epoch, voice }: AudioFrame, nowMs: number): Source | undefined {
    for (const source of this.sources.values()) {
      if (source.channel !== channel || source.track !== track) continue;
      if (source.epoch === epoch) return source;
      this.end(source); // the same track under a new lease: another voice, another decoder
    }
    if (!this.makesRoom(channel, voice, nowMs) || this.sources.size >= mostSources) return undefined;
    this.ids += 1;
    const rises = this.rises(channel, track, nowMs);
    const source = new Source(this.ids, channel, track, epoch, this.maker, this, rises);
    this.sources.set(source.id, source);
    this.before.set(channel, source);
    return source;
  }

  /** What comes into a language's channel after its voice fell silent may be the floor, which frightens where it is sudden. */
  private rises(channel: number, track: number, nowMs: number): boolean {
    const before = this.before.get(channel);
    if (before === undefined || channel === 0 || channel === intercomChannel) return false;
    return before.track !== track && nowMs - before.heardAtMs > pauseMs;
  }

  /** Among many open microphones of a channel, one that begins to speak takes the place of one that fell silent. */
  private makesRoom(channel: number, voice: number, nowMs: number): boolean {
    const open = [...this.sources.values()].filter((source) => source.channel === channel);
    if (open.length < mostMicrophones) return true;
    const leaving = voice >= speaking ? whoGivesWay(open, nowMs) : undefined;
    if (leaving !== undefined) this.end(leaving);
    return leaving !== undefined;
  }

  private end(source: Source): void {
    if (this.sources.delete(source.id)) source.end();
  }
}
