/** The microphone of who sits at the moderator's console: opened on purpose, closed first, and never the intercom's. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  RefusalCode,
  RefusedError,
  Role,
  SessionPhase,
  type Lease,
  type Speech,
} from '@dragoman/client';
import { silentSound, stage } from '../fixtures/stage';
import { ModeratorConsole } from '../src/moderator/console';
import { speakUnderLease } from '../src/state/sound/floorMicrophone';
import type { ConsoleState, Hub } from '../src/state/hub/pageState';

const script = {
  me: 'moderator',
  role: Role.MODERATOR,
  booth: '',
  used: 0,
  speaker: 'aze-head',
  phase: SessionPhase.OPEN,
  listed: ['fra-head'],
};
const no = {
  text: '',
  field: '',
  retry: false,
  retryAfterMs: 0,
  position: 0n,
  holder: '',
  atMs: 0n,
};
const refused = () => Promise.reject(new RefusedError({ ...no, code: RefusalCode.OTHER_FLOOR }));

function podium() {
  const set = stage(script);
  const done: string[] = [];
  const answers: Record<string, () => Promise<never>> = {};
  const hub = new Proxy({} as Hub, {
    get: (_, name: string) => () => {
      done.push(name);
      return answers[name]?.() ?? Promise.resolve({} as never);
    },
  });
  const { sound } = silentSound('on');
  const desk = {
    ...sound,
    openMicrophone: (purpose: Parameters<typeof sound.openMicrophone>[0]) => {
      done.push(`open ${purpose}`);
      return sound.openMicrophone(purpose);
    },
    closeMicrophone: () => {
      if (sound.microphone.peek() !== 'closed') done.push('close');
      sound.closeMicrophone();
    },
  };
  const leases = signal<ReadonlyMap<number, Lease>>(new Map());
  const page: ConsoleState = { ...set.page, leases, hub };
  const moderator = new ModeratorConsole(page, desk);
  const stop = speakUnderLease(page, desk, 'podium');
  const lease = (epoch?: number) => {
    const one = { channel: 0, epoch, open: true, armed: false, device: '' } as unknown as Lease;
    leases.value = new Map(epoch === undefined ? [] : [[0, one]]);
  };
  const mine = () => {
    const speech: Speech = {
      ...(set.floor.value.speech as Speech),
      turn: 40,
      participant: 'moderator',
    };
    set.floor.value = { ...set.floor.value, speech, speeches: [speech] };
  };
  return { moderator, desk, done, answers, lease, mine, stop };
}

describe('the microphone at the podium', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('opens_by_the_press_that_asks_for_priority_and_stays_open_with_the_lease', async () => {
    const { moderator, desk, done, lease } = podium();
    moderator.commands.priority(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['chairPriority', 'open podium']);
    lease(7);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(desk.microphone.value).toBe('open');
    expect(desk.purpose.value).toBe('podium');
  });

  test('is_closed_again_where_the_hub_says_no_or_where_no_lease_comes', async () => {
    const { moderator, desk, answers } = podium();
    answers['chairPriority'] = refused;
    moderator.commands.priority(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.microphone.value).toBe('closed');
    delete answers['chairPriority'];
    moderator.commands.priority(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.microphone.value).toBe('open');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(desk.microphone.value).toBe('closed');
  });

  test('stays_closed_where_the_floor_is_given_to_another', async () => {
    const { moderator, done } = podium();
    moderator.commands.giveTo('fra-head');
    moderator.commands.giveNext();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['giveFloor', 'giveNext']);
  });

  test('opens_where_one_gives_oneself_the_floor', async () => {
    const { moderator, desk } = podium();
    moderator.commands.giveTo('moderator');
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.purpose.value).toBe('podium');
  });

  test('closes_before_the_hub_is_asked_to_end_what_one_says', async () => {
    for (const [end, asked] of [
      ['finish', 'endSpeech'],
      ['end', 'endSpeech'],
      ['take', 'takeFloor'],
      ['pauseOrResume', 'pauseSpeech'],
    ] as const) {
      const { moderator, desk, done, lease, mine } = podium();
      mine();
      lease(7);
      await vi.advanceTimersByTimeAsync(0);
      expect(desk.purpose.value).toBe('podium');
      done.splice(0);
      moderator.commands[end]();
      expect(done, end).toEqual(['close', asked]);
    }
  });

  test('closes_with_its_lease', async () => {
    const { desk, lease } = podium();
    lease(7);
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.microphone.value).toBe('open');
    lease();
    expect(desk.microphone.value).toBe('closed');
  });

  test('is_another_than_the_intercoms_which_makes_room_for_it', async () => {
    const { moderator, desk, done, lease } = podium();
    await moderator.mailbox.talkBack.talk(true);
    expect(desk.purpose.value).toBe('intercom');
    done.splice(0);
    lease(7);
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['open podium']); // `liveSound` closes the other first
    expect(desk.purpose.value).toBe('podium');
  });

  test('lets_the_key_of_the_intercom_go_where_it_closes_under_it', async () => {
    const { moderator, lease } = podium();
    lease(7);
    await moderator.mailbox.talkBack.talk(true);
    expect(moderator.mailbox.talkBack.talking.value).toBe(true);
    lease();
    await vi.advanceTimersByTimeAsync(0);
    expect(moderator.mailbox.talkBack.talking.value).toBe(false);
  });

  test('the_intercoms_is_never_shown_as_heard_on_the_floor', async () => {
    const { moderator, desk, lease, mine, stop } = podium();
    stop(); // the lease came, and the microphone has not followed yet
    await desk.openMicrophone('intercom');
    mine();
    lease(7);
    expect(moderator.podium.stage.value).toBe('tap');
  });
});
