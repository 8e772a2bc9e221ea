import { expect, test } from 'vitest';
import { HeldLeases } from '../../src/audio/leases.js';

const lease = (channel: number, epoch: number, more = {}) => ({
  ...{ channel, epoch, track: 0, open: true, end: 0, by: '', armed: false, device: '' },
  ...more,
});
const channels = (held: HeldLeases) => held.all.map(({ channel }) => channel);

test('a_lease_of_another_device_is_none_here_and_takes_away_the_one_that_was', () => {
  const held = new HeldLeases('laptop');
  expect(held.told(lease(2, 7, { device: 'phone' }))).toBe(false);
  held.told(lease(2, 8, { device: 'laptop' }));
  expect(channels(held)).toEqual([2]);
  expect(held.told(lease(2, 8, { device: 'phone' }))).toBe(true);
  expect(held.all).toEqual([]);
});

test('what_was_shut_here_never_opens_again_whoever_tells_of_it', () => {
  const held = new HeldLeases('');
  held.told(lease(2, 7));
  expect(held.shut()).toHaveLength(1);
  held.told(lease(2, 7));
  held.told(lease(2, 7, { armed: true }));
  expect(held.all).toEqual([]);
  expect(held.isOver({ channel: 2, epoch: 7 })).toBe(true);
  held.told(lease(2, 8));
  expect(channels(held)).toEqual([2]);
});

test('the_late_end_of_an_older_lease_does_not_end_the_newer_one', () => {
  const held = new HeldLeases('');
  held.told(lease(2, 7));
  held.told(lease(2, 8));
  expect(held.told(lease(2, 7, { open: false }))).toBe(false);
  expect(channels(held)).toEqual([2]);
});

test('another_session_counts_its_epochs_anew', () => {
  const held = new HeldLeases('');
  held.entered('opening');
  held.told(lease(2, 7));
  held.shut();
  held.entered('opening');
  held.told(lease(2, 7));
  expect(held.all).toEqual([]);
  held.entered('plenary-1');
  held.told(lease(2, 7));
  expect(channels(held)).toEqual([2]);
});

test('a_lease_that_waits_at_another_device_is_begun_here_and_given_back_where_the_hub_takes_nothing', () => {
  const held = new HeldLeases('laptop');
  expect(held.here(0)).toBeUndefined();
  held.told(lease(0, 7, { device: 'phone' }));
  expect(held.here(0)).toMatchObject({ epoch: 7, device: 'laptop' });
  expect(channels(held)).toEqual([0]);
  expect(held.refused(0)).toMatchObject({ epoch: 7, device: 'phone' });
  expect(held.all).toEqual([]);
  expect(held.here(0)).toMatchObject({ epoch: 7 });
  held.told(lease(0, 7, { device: 'laptop' })); // the hub heard it: from now on it is this one's
  expect(held.refused(0)).toBeUndefined();
  expect(channels(held)).toEqual([0]);
});

test('what_ended_or_was_shut_is_not_begun_here', () => {
  const held = new HeldLeases('laptop');
  held.told(lease(0, 7, { device: 'phone' }));
  held.told(lease(0, 7, { open: false }));
  expect(held.here(0)).toBeUndefined();
  held.told(lease(0, 8, { device: 'phone' }));
  held.here(0);
  held.shut();
  held.told(lease(0, 8, { device: 'phone' }));
  expect(held.here(0)).toBeUndefined();
});
