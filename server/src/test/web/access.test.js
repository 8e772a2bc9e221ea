import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, Person } from './people.js';
import { speech } from './speech.js';

const words = resolve(import.meta.dirname, '../../main/web/src/words/en');

/** WCAG 2.2 AA, as far as a machine can tell. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const languages = ['en', 'ar'];
/**
 * What an interface speaks, and how it is lit: with DRAGOMAN_ACCESS=all each screen is looked at in all, half of them in
 * either run; at each build in English by day and in Arabic by night.
 */
const everything = process.env.DRAGOMAN_ACCESS === 'all';
const interfaces = everything ? ['en', 'ar', 'az', 'fr', 'ru'] : languages;
const themes = { en: ['light', 'dark'], ar: ['dark', 'light'] };
const sessions = { en: 'plenary-1', ar: 'plenary-2' };
const items = { en: '1.discussion', ar: '2.discussion' };
const desk = { viewport: { width: 1440, height: 900 } };
const board = { viewport: { width: 1366, height: 768 } };
const booth = { viewport: { width: 1280, height: 720 } };
const phone = { viewport: { width: 390, height: 844 } };
const wall = { viewport: { width: 1920, height: 1080 } };

/** Of all texts: where one is seen, its words are missing. */
const keysOfWords = readdirSync(words)
  .flatMap((file) => Object.keys(JSON.parse(readFileSync(join(words, file), 'utf8'))))
  .filter((key) => key.includes('.'));

let hub;
let chromium;

before(async () => {
  hub = await Hub.open();
  chromium = await browser(speech('en'));
});

after(async () => {
  await chromium?.close();
  await hub?.close();
});

const enter = (who, language, options) =>
  Person.enter(chromium, `${hub.link(who)}&s=${sessions[language]}&l=${language}`, options);

/** What lies over a page that was looked at before it opened: all else is out of reach behind it. */
const dialog = 'dialog[open]';
/** What changed on a page where the rest was looked at a moment ago. */
const panel = '[role=tabpanel]';

/**
 * Whatever axe finds on the page as it is now, a line each: rule, where, and what it saw.
 * With a part (CSS), in that part of it alone; it is a fault if there is none.
 */
async function barriers({ page }, state, part = 'html') {
  const found = await new AxeBuilder({ page }).include(part).withTags(rules).setLegacyMode().analyze();
  assert.ok(found.passes.length > 0, 'axe looked at something');
  const shown = await page.locator(part).first().innerText();
  const keys = keysOfWords.filter((key) => shown.includes(key));
  assert.deepEqual(keys, [], `${state}: keys instead of words`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const saw = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `${state}: ${id} at ${target.join(' ')}: ${saw}`;
    }),
  );
}

/** The page in another language and under another light, as its person would have it, whatever dialog is open. */
async function dressed(person, language, theme) {
  await person.in(
    ([tag, light]) => {
      document.documentElement.dataset.theme = light;
      const menu = document.querySelector('[data-test=interface-language]');
      if (!menu || menu.value === tag) return;
      menu.value = tag;
      menu.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [language, theme],
  );
  await person.until((tag) => document.documentElement.lang === tag, language);
}

for (const language of languages) {
  test(`a_session_has_no_barrier_that_axe_can_find_in_${language}`, async () => {
    const found = [];
    const look = async (person, state, part) => found.push(...(await barriers(person, state, part)));
    /** In every language, and in light and dark by turns: the other run has them the other way round. */
    const lookAround = async (person, state, part) => {
      for (const [at, tag] of (everything ? interfaces : [language]).entries()) {
        const theme = themes[language][at % 2];
        await dressed(person, tag, theme);
        await look(person, `${state}, ${tag}, ${theme}`, part);
      }
      await dressed(person, language, themes[language][0]);
    };
    /** A console that is looked at and left again. */
    const visit = async (who, options, looks) => {
      const person = await enter(who, language, options);
      await looks(person);
      await person.leave();
    };
    const other = await Client.enter(hub.link('head-france'), { session: sessions[language], language });
    const interpreter = await enter('visitor-fr', language, booth);
    await lookAround(interpreter, 'interpreter, before the headset is on');
    await interpreter.sitDown();
    await lookAround(interpreter, 'interpreter, checking the sound');
    await interpreter.press('protection');
    await lookAround(interpreter, 'interpreter, measuring the headset', dialog);
    await interpreter.press('headset-close');
    await interpreter.key('F1');
    await lookAround(interpreter, 'interpreter, keys', dialog);
    await interpreter.press('help-close');
    await interpreter.press('call-technician');
    await visit('technician-1', board, async (technician) => {
      await technician.press('side-matters');
      await lookAround(technician, 'technician, matters');
      for (const side of ['checks', 'messages']) {
        await technician.press(`side-${side}`);
        await lookAround(technician, `technician, ${side}`, panel);
      }
    });
    await visit('hall-display', wall, (hall) => look(hall, 'hall, before the session'));

    const [moderator, delegate] = await Promise.all([
      enter('visitor-moderator', language, desk),
      enter('head-egypt', language, phone),
    ]);
    await lookAround(moderator, 'moderator, before the session');
    await look(delegate, 'delegate, choosing a language');
    await moderator.press('open-session');
    await moderator.press(`take-up-${items[language]}`);
    await delegate.press('read-only');
    await look(delegate, 'delegate, listening');
    await delegate.press('request-floor');
    await delegate.see('my-place');
    await other.client.requestFloor({});
    await look(delegate, 'delegate, on the list');
    await delegate.press('ask-point');
    await look(delegate, 'delegate, asking for a point of order');
    await delegate.press('ask-cancel');
    await lookAround(moderator, 'moderator, with a list');
    for (const side of ['agenda', 'totals', 'messages', 'speakers', 'present']) {
      await moderator.press(`side-${side}`);
      await lookAround(moderator, `moderator, ${side}`, panel);
    }
    await moderator.page.locator('[data-test=turn] [data-test=row-menu]').first().click();
    await lookAround(moderator, 'moderator, menu of a row');
    await moderator.press('remove');
    await lookAround(moderator, 'moderator, taking off the list', dialog);
    await moderator.press('refuse-cancel');
    await moderator.key('F1');
    await lookAround(moderator, 'moderator, keys', dialog);
    await moderator.press('hotkeys-close');
    await moderator.press('order');
    await lookAround(moderator, 'moderator, ordering', dialog);
    await moderator.press('order-cancel');
    await moderator.press('side-messages');
    await moderator.press('announce-own');
    await lookAround(moderator, 'moderator, announcing', dialog);
    await moderator.press('announce-cancel');
    await moderator.press('mail-hall');
    await lookAround(moderator, 'moderator, hall screen', panel);
    await moderator.press('mail-booths');
    await lookAround(moderator, 'moderator, messages of the booths', panel);
    await moderator.press('side-present');
    await moderator.press('badge');
    await lookAround(moderator, 'moderator, deciding on a badge', dialog);
    await moderator.press('badge-cancel');
    await moderator.press('close-list');
    await lookAround(moderator, 'moderator, closing the list', dialog);
    await moderator.press('close-list-cancel');
    await moderator.key('KeyN');
    await delegate.see('your-turn');
    await moderator.key('KeyW');
    await delegate.see('warned');
    await look(delegate, 'delegate, with the floor');
    await lookAround(moderator, 'moderator, somebody speaks');
    await delegate.leave();
    await visit('hall-display', wall, (hall) => look(hall, 'hall, somebody speaks'));
    await interpreter.key('KeyS');
    await moderator.see('cue-slower');
    await lookAround(moderator, 'moderator, asked for slower');
    await lookAround(interpreter, 'interpreter, in the booth');
    await visit('technician-1', board, (technician) => lookAround(technician, 'technician, somebody speaks'));

    // Nobody holds two floors: whoever goes on speaking here is given none in the next session.
    await moderator.in(() => dragoman.client.takeFloor({ all: true }));
    await Promise.all([moderator, interpreter].map((one) => one.leave()));
    await other.close();
    assert.deepEqual(found, []);
  });
}

test('a_delegates_page_and_the_hall_have_no_barrier_in_any_language_by_day_and_by_night', async () => {
  const found = [];
  const moderator = await Client.enter(hub.link('visitor-moderator'), { session: sessions.en });
  const delegate = await enter('head-turkiye', 'en', phone);
  const look = async (state) => found.push(...(await barriers(delegate, state)));
  /** What stands behind a button, and how it is left. */
  const behind = {
    'list-open': 'list-close',
    'agenda-open': 'agenda-close',
    'no-sound-open': 'no-sound-close',
    'listen-change': 'listen-change',
    'ask-point': 'ask-cancel',
    'ask-motion': 'ask-cancel',
    withdraw: 'withdrawing-undo',
  };
  await delegate.press('read-only');
  await delegate.press('request-floor');
  await delegate.see('my-place');
  const dress = async (language, theme) => {
    await delegate.press('settings');
    await delegate.page.locator('.settings [data-test=interface-language]').selectOption(language);
    await delegate.page.locator(`html[lang=${language}]`).waitFor();
    await delegate.press(`theme-${theme}`);
    await look(`settings, ${language}, ${theme}`);
    await delegate.press('settings-close');
  };
  for (const language of interfaces)
    for (const theme of everything ? ['light', 'dark'] : [themes[language][0]]) {
      await dress(language, theme);
      await look(`on the list, ${language}, ${theme}`);
      for (const [open, leave] of Object.entries(behind)) {
        await delegate.press(open);
        await delegate.see(leave);
        await delegate.until(() => document.querySelector('[data-test=loading]') === null);
        await look(`${open}, ${language}, ${theme}`);
        await delegate.press(leave);
      }
    }
  await moderator.client.giveFloor({ to: { case: 'participant', value: 'head-turkiye' } });
  await delegate.see('your-turn');
  for (const language of interfaces)
    for (const theme of everything ? ['light', 'dark'] : [themes[language][0]]) {
      await dress(language, theme);
      await look(`with the floor, ${language}, ${theme}`);
      await delegate.press('finish');
      await look(`ending, ${language}, ${theme}`);
      await delegate.press('ending-undo');
    }
  await delegate.leave();
  for (const language of interfaces) {
    const hall = await Person.enter(
      chromium,
      `${hub.link('hall-display')}&s=${sessions.en}&l=${language}`,
      wall,
    );
    await hall.see('now');
    found.push(...(await barriers(hall, `hall, ${language}`)));
    await hall.leave();
  }
  await moderator.client.takeFloor({ all: true });
  await moderator.close();
  assert.deepEqual(found, []);
});
