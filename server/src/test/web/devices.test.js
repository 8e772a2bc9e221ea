import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, Person } from './people.js';
import { speech } from './speech.js';

const desk = { viewport: { width: 1440, height: 900 } };
const access = { permissions: ['microphone'] };
/** What somebody who waits for a microphone must not see happen. */
const lateMs = 8_000;

let hub;
let chromium;
let moderator; // without a page
let laptop; // one interpreter's
let tablet; // and the same one's
let listener; // of their channel, without a page

const lampOf = (person) => person.in(() => document.querySelector('[data-test="microphone"]').dataset.lamp);
const sees = (person, look) =>
  person.until((wanted) => document.querySelector('[data-test="microphone"]').dataset.lamp === wanted, look);
const breakControl = (person) => person.in(() => dragoman.client.link.socket.close());

before(async () => {
  hub = await Hub.open();
  chromium = await browser(speech('en'));
  moderator = await Client.enter(hub.link('moderator-1a'));
  await moderator.client.openSession();
  [laptop, tablet, listener] = await Promise.all([
    Person.enter(chromium, hub.link('fr-1'), { ...desk, ...access }),
    Person.enter(chromium, hub.link('fr-1'), { ...desk, ...access }),
    Client.enter(hub.link('observer-1')),
  ]);
  await listener.sound();
  await laptop.sitDown();
  await tablet.sitDown();
  listener.listen([listener.channel('fr')]);
});

after(async () => {
  await chromium?.close();
  for (const client of [moderator, listener]) await client?.close();
  await hub?.close();
});

test('the_device_where_the_key_was_pressed_is_heard_and_the_other_says_so', async () => {
  for (const [here, there] of [
    [laptop, tablet],
    [tablet, laptop],
    [laptop, tablet],
  ]) {
    await here.goOnAir();
    await sees(there, 'elsewhere');
    await listener.isHeard(listener.channel('fr'));
    assert.equal(await there.in(() => dragoman.sound.microphone), 'open');
    assert.equal(await there.in(() => dragoman.sound.leases.length), 0);
    await there.key('KeyM'); // off, from the other device
    await sees(here, 'off');
    await sees(there, 'off');
  }
});

test('on_air_the_loss_of_control_leaves_lamp_and_key_true', async () => {
  await laptop.goOnAir();
  await breakControl(laptop);
  assert.notEqual(await lampOf(laptop), 'off');
  await laptop.until(() => dragoman.client.state === 'connected');
  await sees(laptop, 'live');
  await laptop.key('KeyM');
  assert.equal(await lampOf(laptop), 'off');
  await listener.fallsSilent(listener.channel('fr'));
});

test('off_acts_here_while_control_is_gone_and_is_told_when_it_is_back', async () => {
  await laptop.goOnAir();
  await laptop.in(() => {
    dragoman.client.link.socket.send = () => undefined; // what is asked does not leave
  });
  await laptop.key('KeyM');
  assert.equal(await lampOf(laptop), 'off');
  assert.equal(await laptop.in(() => dragoman.sound.leases.length), 0);
  await listener.fallsSilent(listener.channel('fr'));
  await breakControl(laptop);
  await laptop.until(() => dragoman.client.state === 'connected');
  await tablet.until(() => {
    const booths = dragoman.client.snapshot.booths.booths ?? [];
    return booths.every(({ desks }) => desks.every(({ onAir }) => !onAir));
  });
  assert.equal(await lampOf(laptop), 'off');
});

test('a_press_on_a_dead_line_is_not_carried_out_and_says_so', async () => {
  await laptop.in(() => {
    globalThis.dialled = dragoman.client.link.options.WebSocket;
    dragoman.client.link.options.WebSocket = class {
      constructor() {
        this.readyState = 0;
        setTimeout(() => this.onclose?.({ code: 1006, reason: '' }), 50);
      }
      close() {}
    };
    dragoman.client.link.socket.close();
  });
  await laptop.until(() => dragoman.client.state === 'connecting');
  await laptop.key('KeyM');
  await laptop.see('toast');
  await laptop.in(() => {
    dragoman.client.link.options.WebSocket = globalThis.dialled;
  });
  await laptop.until(() => dragoman.client.state === 'connected');
  const end = Date.now() + lateMs;
  while (Date.now() < end) {
    assert.equal(await lampOf(laptop), 'off');
    await new Promise((later) => setTimeout(later, 200));
  }
});
