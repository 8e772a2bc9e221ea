import type { Lease } from '../../src/gen/dragoman/v1/audio_pb.js';
import { equals, fromBinary, fromJson, toBinary } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import {
  type ClientMessage,
  ClientMessageSchema,
  ConnectionPurpose,
  ServerMessageSchema,
} from '../../src/gen/dragoman/v1/wire_pb.js';
import { intercomChannel } from '../../src/audio/intercom.js';
import type { AudioFrame } from '../../src/wire/frame.js';
import type { IntercomFrame } from '../../src/wire/intercom.js';
import { received } from '../../src/wire/received.js';
import * as sent from '../../src/wire/sent.js';
import { bytesOf, hex, vectors } from './vectors.js';

const all = vectors();
const schemas = { ClientMessage: ClientMessageSchema, ServerMessage: ServerMessageSchema };

test('there_are_vectors_for_both_directions', () => {
  expect(all.filter((vector) => vector.message === 'ClientMessage').length).toBeGreaterThan(20);
  expect(all.filter((vector) => vector.message === 'ServerMessage').length).toBeGreaterThan(20);
});

describe('generated codec', () => {
  test.each(all)('$name', (vector) => {
    const schema = schemas[vector.message];
    const decoded = fromBinary(schema, bytesOf(vector));
    const meant = fromJson(schema, vector.json);
    if (vector.decodeOnly === true) return; // read without harm
    expect(equals(schema, decoded, meant)).toBe(true);
    expect(equals(schema, fromBinary(schema, toBinary(schema, meant)), meant)).toBe(true);
    // Only a Welcome holds maps, whose order is free.
    if (!vector.name.startsWith('welcome')) expect(hex(toBinary(schema, meant))).toBe(vector.hex);
  });
});

/** What the worker would write for a message it knows; undefined for one it never sends. */
function written({ body }: ClientMessage): Uint8Array | undefined {
  switch (body.case) {
    case 'hello':
      return body.value.purpose === ConnectionPurpose.SOUND && body.value.seenPosition === 0n
        ? sent.hello(body.value)
        : undefined;
    case 'audio':
      if (body.value.frames.some((frame) => frame.captured >= 2n ** 53n)) return undefined; // 5,900 years of 48 kHz
      return sent.audio(
        body.value.frames.map((frame) => ({
          ...frame,
          captured: Number(frame.captured),
          hubTimeMs: Number(frame.hubTimeMs),
        })),
      );
    case 'listen':
      return body.value.captions.length === 0
        ? sent.listen(body.value.channels, body.value.bundle, body.value.incoming)
        : undefined;
    case 'clock': {
      const us = body.value.clientTimeUs;
      return us >= 0n && us < 2n ** 53n ? sent.clockQuestion(Number(us)) : undefined;
    }
    case 'report':
      return sent.receiverReport(body.value);
    case 'senderReport':
      return body.value.loudnessLufs === undefined || body.value.loudnessLufs === 0
        ? undefined // ours always measures
        : sent.senderReport({ ...body.value, loudnessLufs: body.value.loudnessLufs });
    case 'intercom':
      if (body.value.frames.some((frame) => frame.captured >= 2n ** 53n)) return undefined;
      return sent.intercom(
        body.value.frames.map((frame) => ({ ...frame, captured: Number(frame.captured) })),
      );
    default:
      return undefined;
  }
}

describe('hand-written codec, out', () => {
  const known = all.flatMap((vector) => {
    if (vector.message !== 'ClientMessage' || vector.decodeOnly === true) return [];
    const bytes = written(fromJson(ClientMessageSchema, vector.json));
    return bytes === undefined ? [] : [{ name: vector.name, bytes, golden: vector.hex }];
  });

  test('it_is_held_against_frames_hellos_listens_clocks_and_reports', () => {
    expect(known.length).toBeGreaterThanOrEqual(6);
  });

  test.each(known)('$name', ({ bytes, golden }) => {
    expect(hex(bytes)).toBe(golden);
  });
});

describe('hand-written codec, in', () => {
  test.each(all.filter((vector) => vector.message === 'ServerMessage'))('$name', (vector) => {
    const { body } = fromBinary(ServerMessageSchema, bytesOf(vector));
    const read = received(bytesOf(vector));
    switch (body.case) {
      case 'welcome':
        return expect(read).toEqual({
          is: 'welcome',
          session: body.value.session?.session ?? '',
          serverTimeMs: Number(body.value.serverTimeMs),
          leases: body.value.leases.map(leaseOf),
        });
      case 'audio': {
        const frames = read.is === 'audio' ? read.frames : [];
        return expect(frames.map(plain)).toEqual(body.value.frames.map(plainGenerated));
      }
      case 'clock':
        return expect(read).toEqual({
          is: 'clock',
          clientUs: Number(BigInt.asUintN(64, body.value.clientTimeUs)), // what lies before zero is never asked
          serverUs: Number(body.value.serverTimeUs),
        });
      case 'lease':
        return expect(read).toEqual({ is: 'lease', lease: leaseOf(body.value) });
      case 'receipt': {
        const { channel, epoch, accepted, dropped, lastFrameAgeMs, listeners } = body.value;
        const receipt = { channel, epoch, accepted, dropped, lastFrameAgeMs, listeners };
        return expect(read).toEqual({ is: 'receipt', receipt });
      }
      case 'notice':
        return expect(read).toEqual({
          is: 'notice',
          code: body.value.code,
          text: body.value.text,
          channel: body.value.channel,
        });
      case 'leaving':
        return expect(read).toEqual({
          is: 'leaving',
          code: body.value.code,
          retryAfterMs: body.value.retryAfterMs,
          text: body.value.text,
        });
      case 'intercomLease': {
        const { epoch, open } = body.value;
        return expect(read).toEqual({ is: 'intercom-lease', epoch, open });
      }
      case 'intercom': {
        const frames = read.is === 'intercom' ? read.frames : [];
        expect(frames.map(({ channel, track, hubTimeMs }) => [channel, track, hubTimeMs])).toEqual(
          body.value.frames.map(({ epoch }) => [intercomChannel, epoch, 0]),
        );
        return expect(frames.map(plainTalk)).toEqual(
          body.value.frames.map((frame) => plainTalk({ ...frame, captured: lower53(frame.captured) })),
        );
      }
      default:
        return expect(read).toEqual({ is: 'other' });
    }
  });

  test('bytes_cut_short_anywhere_are_refused_or_read_but_never_loop', () => {
    for (const vector of all.filter((each) => each.message === 'ServerMessage')) {
      const bytes = bytesOf(vector);
      for (let end = 0; end < bytes.length; end++) {
        try {
          received(bytes.subarray(0, end));
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }
    }
  });

  test('a_length_that_lies_is_refused', () => {
    expect(() => received(new Uint8Array([0x1a, 0xff, 0xff, 0xff, 0xff, 0x0f]))).toThrow(RangeError);
    expect(() => received(new Uint8Array([0x0b]))).toThrow(RangeError);
    expect(() => received(new Uint8Array(12).fill(0xff))).toThrow(RangeError);
  });
});

function plainTalk({ epoch, sequence, captured, voice, opus }: IntercomFrame): object {
  return { epoch, sequence, captured, voice, opus: hex(opus) };
}

function plain(frame: AudioFrame): object {
  return { ...frame, opus: hex(frame.opus) };
}

interface GeneratedFrame {
  channel: number;
  track: number;
  epoch: number;
  sequence: number;
  captured: bigint;
  voice: number;
  opus: Uint8Array;
  hubTimeMs: bigint;
}

function plainGenerated(frame: GeneratedFrame): object {
  const { channel, track, epoch, sequence, captured, voice, opus, hubTimeMs } = frame;
  const numbers = { captured: lower53(captured), hubTimeMs: lower53(hubTimeMs) };
  return { channel, track, epoch, sequence, voice, opus: hex(opus), ...numbers };
}

function lower53(value: bigint): number {
  return Number(value & (2n ** 53n - 1n));
}

function leaseOf({ channel, epoch, track, open, end, by, armed, device }: Lease) {
  return { channel, epoch, track, open, end, by, armed, device };
}
