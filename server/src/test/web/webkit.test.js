/** A delegate with the WebKit that Debian ships: enters, hears, changes the language, asks for the floor. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { speech } from './speech.js';
import { lacking, WebKit } from './webkit.js';

const skip = lacking;
let hub;
let moderator;
let interpreter;
let page;

before(async () => {
  if (skip) return;
  hub = await Hub.open('limits.economy_percent=100'); // a busy machine would save data for all
  moderator = await Client.enter(hub.link('visitor-moderator'));
  await moderator.client.openSession();
  await moderator.client.declareFloorLanguage({ language: 'ru' });
  interpreter = await Client.enter(hub.link('visitor-fr'));
  await interpreter.sound();
  await interpreter.client.goOnAir({});
  await interpreter.until(() => interpreter.live, 'on air');
  interpreter.speak(speech('en'));
  page = await WebKit.open();
});

after(async () => {
  await page?.close();
  await Promise.all([moderator, interpreter].map((one) => one?.close()));
  await hub?.close();
});

/** In the page: once it has told of a second in which it played a channel, by which decoder. */
const heard = (channel) =>
  new Promise((told) => {
    const off = dragoman.sound.on('level', ({ of, rms }) => {
      if (of !== 'listening' || rms < 0.005 || dragoman.sound.heard !== channel) return;
      off();
      dragoman.sound.on('stats', ({ decoder }) => told(decoder));
    });
  });

test('a_delegate_enters_and_hears_the_interpreter', { skip }, async () => {
  await page.goto(hub.link('visitor-delegate'));
  await page.until(() => globalThis.dragoman?.client.state === 'connected');
  await page.press('first-fr');
  await page.press('listen');
  await page.until(() => globalThis.dragoman.sound?.state === 'connected');
  const decoder = await page.in(heard, interpreter.channel('fr'));
  console.log(`decoded by ${decoder}`);
  assert.ok(['webcodecs', 'wasm'].includes(decoder), decoder);
});

test('another_language_is_chosen_and_the_first_again', { skip }, async () => {
  const channel = await page.in(() => dragoman.sound.heard);
  await page.press('listen-change');
  await page.press('listen-en');
  await page.until(
    (before) => Number(document.querySelector('[data-test=listen-now]').dataset.channel) !== before,
    channel,
  );
  await page.press('listen-change');
  await page.press('listen-fr');
  await page.in(heard, channel);
});

test('the_floor_is_asked_for_and_the_request_withdrawn', { skip }, async () => {
  await page.press('request-floor');
  await moderator.until(({ list }) => list.turns.length === 1);
  await page.press('withdraw');
  await page.press('withdrawing-now');
  await moderator.until(({ list }) => list.turns.length === 0);
});

test('the_booth_says_what_it_lacks', { skip }, async () => {
  await page.goto(`${hub.link('fr-2')}&l=en`);
  await page.until(() => globalThis.dragoman?.client.state === 'connected');
  await page.press('start-booth');
  await page.until(() => document.querySelector('[data-test=sound-trouble]') !== null);
  const told = await page.in(() => document.querySelector('[data-test=sound-trouble]').innerText);
  assert.match(told, /No microphone was found/); // this machine has none
});
