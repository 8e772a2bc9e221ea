/** What a channel carries, in the word and the mark that stand beside its language. */
import {
  Availability,
  ChannelSource,
  LanguageKind,
  Quality,
  type ChannelState,
  type Language,
} from '@dragoman/client';

/** `speaker`: the floor speaks it; `direct`, `relay`: interpreted; `floor`: not interpreted, carries the floor; `held`: who
 *  interpreted went off air a moment ago; `instead`: not interpreted, carries another language; `silent`: nobody speaks. */
export type Carries = 'speaker' | 'direct' | 'relay' | 'floor' | 'held' | 'instead' | 'silent';

export function carries(channel: ChannelState | undefined): Carries {
  switch (channel?.source) {
    case ChannelSource.FLOOR:
      return 'speaker';
    case ChannelSource.BOOTH:
      return channel.quality === Quality.RELAY ? 'relay' : 'direct';
    case ChannelSource.UNSERVED:
      return 'floor';
    case ChannelSource.HELD:
      return 'held';
    case ChannelSource.SUBSTITUTE:
      return 'instead';
    case ChannelSource.NONE:
    case ChannelSource.SILENT:
    case ChannelSource.UNSPECIFIED:
    case undefined:
      return 'silent';
  }
}

/** The mark of interpreters' consoles: floor, direct, relay. */
export function mark(what: Carries): '=' | '+' | '−' | '' {
  switch (what) {
    case 'speaker':
      return '=';
    case 'direct':
      return '+';
    case 'relay':
      return '−';
    case 'floor':
    case 'held':
    case 'instead':
    case 'silent':
      return '';
  }
}

/** The same with its depth: `−−` where even the relay was relayed. */
export function boothMark(channel: ChannelState | undefined): string {
  const sign = mark(carries(channel));
  return sign === '−' && (channel?.depth ?? 0) > 2 ? '−−' : sign;
}

export function channelState(
  channels: readonly ChannelState[] | undefined,
  number: number,
): ChannelState | undefined {
  return channels?.find(({ channel }) => channel === number);
}

/** What can be had of a language before it is picked: as the floor has it, interpreted, the floor's sound, captions, a video. */
export type Offered = 'speaker' | 'direct' | 'floor' | 'text' | 'sign' | 'closed';

export function offered(
  channels: readonly ChannelState[] | undefined,
  { kind, channel }: Language,
): Offered | undefined {
  if (kind === LanguageKind.TEXT) return 'text';
  if (kind === LanguageKind.SIGN) return 'sign';
  const state = channelState(channels, channel);
  if (carries(state) === 'speaker') return 'speaker';
  switch (state?.availability) {
    case Availability.SERVED:
      return 'direct';
    case Availability.FLOOR_ONLY:
      return 'floor';
    case Availability.CLOSED:
      return 'closed';
    case Availability.TEXT_ONLY:
      return 'text';
    case Availability.VIDEO:
      return 'sign';
    case Availability.UNSPECIFIED:
    case undefined:
      return undefined;
  }
}
