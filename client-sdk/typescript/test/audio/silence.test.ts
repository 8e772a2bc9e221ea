import { describe, expect, test } from 'vitest';
import { Silence } from '../../src/audio/silence.js';

describe('a microphone is silent', () => {
  test('from_the_intercom_key_until_the_call_is_open_and_from_its_release_until_it_is_closed', () => {
    const silence = new Silence();
    const seen: boolean[] = [];
    const step = (change: Partial<Silence>) => {
      Object.assign(silence, change);
      seen.push(silence.now);
    };
    step({ wantsTalk: true });
    step({ talking: true });
    step({ wantsTalk: false });
    step({ talking: false });
    expect(seen).toEqual([true, false, true, false]);
  });

  test('while_the_hub_has_ended_the_call_and_the_key_is_still_held', () => {
    const silence = Object.assign(new Silence(), { wantsTalk: true, talking: true });
    silence.talking = false;
    expect(silence.now).toBe(true);
  });

  test('while_the_cough_key_is_held_but_not_towards_a_partner', () => {
    const silence = Object.assign(new Silence(), { cough: true });
    expect(silence.now).toBe(true);
    Object.assign(silence, { wantsTalk: true, talking: true });
    expect(silence.now).toBe(false);
  });
});
