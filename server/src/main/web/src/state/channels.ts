/** What a channel carries, in the word and the mark that stand beside its language. */
import { ChannelSource, Quality, type ChannelState } from '@dragoman/client';

/** `speaker`: the floor speaks it; `direct`, `relay`: interpreted; `floor`: not interpreted, carries the floor; `silent`: nobody speaks. */
export type Carries = 'speaker' | 'direct' | 'relay' | 'floor' | 'silent';

export function carries(channel: ChannelState | undefined): Carries {
  switch (channel?.source) {
    case ChannelSource.FLOOR:
      return 'speaker';
    case ChannelSource.BOOTH:
      return channel.quality === Quality.RELAY ? 'relay' : 'direct';
    case ChannelSource.UNSERVED:
      return 'floor';
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
    case 'silent':
      return '';
  }
}

export function channelState(
  channels: readonly ChannelState[] | undefined,
  number: number,
): ChannelState | undefined {
  return channels?.find(({ channel }) => channel === number);
}
