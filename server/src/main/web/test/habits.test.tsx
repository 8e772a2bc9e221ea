/** What every console does alike: a press is busy until it is answered, the keys come back, toasts wait, a mistake is taken back. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Button } from '../src/parts/Button';
import { Dialog } from '../src/parts/Dialog';
import { Earlier } from '../src/parts/Earlier';
import { readWhole } from '../src/hall/ChosenScreen';
import { later } from '../src/parts/later';
import { wayLost } from '../src/state/hub/lost';
import { said, sayWhenYouCan } from '../src/state/hub/said';
import { holdBack, isHeldBack, TAKE_BACK_MS, takeBack } from '../src/state/hub/takeBack';
import { ask, holdToasts, toast, toasts, toldBefore } from '../src/state/hub/toasts';
import { beginSpeaking } from '../src/words/words';

const place = document.createElement('div');
document.body.append(place);
const at = (test: string) => place.querySelector<HTMLButtonElement>(`[data-test="${test}"]`);
/** Until what was set is drawn. */
const drawn = () => new Promise((done) => setTimeout(done, 30));

beforeEach(() => beginSpeaking(['common']));
afterEach(() => {
  render(null, place);
  vi.useRealTimers();
});

describe('a button', () => {
  test('is_busy_until_its_command_is_answered_keeps_the_keys_and_is_not_pressed_twice', async () => {
    let answer: () => void = () => undefined;
    let asked = 0;
    const press = () => {
      asked += 1;
      ask(new Promise<void>((done) => (answer = done)));
    };
    render(<Button test="go" onPress={press} />, place);
    const button = at('go') as HTMLButtonElement;
    button.focus();
    button.click();
    await drawn();
    expect(button.ariaBusy ?? button.getAttribute('aria-busy')).toBe('true');
    expect(button.disabled).toBe(false);
    expect(document.activeElement).toBe(button);
    button.click();
    expect(asked).toBe(1);
    answer();
    await drawn();
    expect(button.getAttribute('aria-busy')).toBe(null);
    button.click();
    expect(asked).toBe(2);
  });

  test('that_asks_the_server_is_off_while_the_way_there_is_lost', async () => {
    render(
      <>
        <Button test="command" command onPress={() => undefined} />
        <Button test="here" onPress={() => undefined} />
      </>,
      place,
    );
    wayLost.value = true;
    await drawn();
    expect([at('command')?.disabled, at('here')?.disabled]).toEqual([true, false]);
    wayLost.value = false;
    await drawn();
    expect(at('command')?.disabled).toBe(false);
  });
});

describe('a dialog', () => {
  const open = signal(false);
  const there = signal(true);
  const Page = () => (
    <section data-test="around">
      {there.value && <Button test="open" onPress={() => (open.value = true)} />}
      {open.value && (
        <Dialog label="?" close={() => (open.value = false)}>
          <Button test="done" focused onPress={() => (open.value = false)} />
        </Dialog>
      )}
    </section>
  );
  beforeEach(() => {
    open.value = false;
    there.value = true;
  });

  const answer = async (meanwhile: () => void) => {
    render(<Page />, place);
    at('open')?.focus();
    at('open')?.click();
    await drawn();
    at('done')?.focus();
    meanwhile();
    at('done')?.click();
    await drawn();
  };

  test('gives_the_keys_back_to_what_opened_it_when_its_own_button_closes_it', async () => {
    await answer(() => undefined);
    expect(document.activeElement).toBe(at('open'));
  });

  test('gives_them_to_what_is_nearest_where_that_is_gone', async () => {
    await answer(() => (there.value = false));
    expect(document.activeElement).toBe(at('around'));
  });
});

test('a_part_that_is_fetched_says_that_it_loads_unless_nobody_asked_for_it', async () => {
  let come: (part: () => preact.VNode) => void = () => undefined;
  const Part = later(() => new Promise<() => preact.VNode>((done) => (come = done)));
  const Quiet = later(() => new Promise<() => preact.VNode>(() => undefined), { quiet: true });
  render(
    <>
      <Part />
      <Quiet />
    </>,
    place,
  );
  await drawn();
  expect(place.textContent).toBe('Loading…');
  come(() => <b>there</b>);
  await drawn();
  expect(place.textContent).toBe('there');
});

describe('a toast', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    holdToasts(false);
    toasts.value = [];
  });

  test('waits_while_it_is_pointed_at_or_has_the_keys', () => {
    toast('attention', 'no');
    holdToasts(true);
    vi.advanceTimersByTime(60_000);
    expect(toasts.value.map(({ text }) => text)).toEqual(['no']);
    holdToasts(false);
    expect(toasts.value).toEqual([]);
  });

  test('is_found_again_once_it_is_gone', () => {
    toast('attention', 'first');
    toast('attention', 'second');
    vi.advanceTimersByTime(60_000);
    expect(toasts.value).toEqual([]);
    expect(toldBefore.value.slice(0, 2).map(({ text }) => text)).toEqual(['second', 'first']);
    for (let i = 0; i < 50; i++) toast('attention', `${i}`);
    expect(toldBefore.value.length).toBe(20);
  });
});

describe('what is held back', () => {
  beforeEach(() => void vi.useFakeTimers());

  test('is_asked_after_some_seconds_and_not_at_all_where_it_is_taken_back', () => {
    const asked: string[] = [];
    holdBack('a', () => asked.push('a'));
    holdBack('a', () => asked.push('twice'));
    holdBack('b', () => asked.push('b'));
    expect([isHeldBack('a'), asked]).toEqual([true, []]);
    takeBack('b');
    vi.advanceTimersByTime(TAKE_BACK_MS);
    expect([isHeldBack('a'), isHeldBack('b'), asked]).toEqual([false, false, ['a']]);
  });

  test('is_asked_at_once_where_the_page_is_left', () => {
    const asked: string[] = [];
    holdBack('c', () => asked.push('c'));
    dispatchEvent(new Event('pagehide'));
    vi.advanceTimersByTime(TAKE_BACK_MS);
    expect(asked).toEqual(['c']);
  });
});

test('every_console_keeps_what_it_told_and_shows_it_when_asked', async () => {
  await beginSpeaking(['common', 'backstage']);
  toldBefore.value = [];
  render(<Earlier page={{ names: signal(undefined) }} />, place);
  await drawn();
  expect(at('earlier'), 'nothing was told yet').toBe(null);
  toast('attention', 'The list is closed.');
  toast('go', 'Connected again.');
  await drawn();
  const button = at('earlier') as HTMLButtonElement;
  expect(button.ariaLabel ?? button.getAttribute('aria-label')).toBe('Earlier messages');
  button.focus();
  button.click();
  await vi.waitFor(() => expect(place.querySelectorAll('[data-test=told]').length).toBe(2));
  expect(at('told')?.textContent).toContain('Connected again.');
  at('earlier-close')?.click();
  await drawn();
  expect(at('told')).toBe(null);
  expect(document.activeElement).toBe(button);
});

test('an_agenda_of_long_titles_stands_in_the_hall_as_far_as_it_can_be_read_whole', () => {
  expect(readWhole(0, [1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([0, 7]);
  expect(readWhole(3, [1, 2, 2, 3, 1, 4])).toEqual([2, 5]);
  expect(readWhole(3, [1, 1, 1, 2])).toEqual([0, 4]);
  expect(readWhole(1, [3, 9, 3]), 'what is taken up stands there in any case').toEqual([1, 2]);
  expect(readWhole(0, [])).toEqual([0, 1]);
});

test('a_screen_reader_is_told_no_more_than_once_in_three_seconds_and_nothing_is_lost', () => {
  vi.useFakeTimers();
  vi.advanceTimersByTime(10_000);
  sayWhenYouCan('one');
  expect(said.value).toBe('one');
  sayWhenYouCan('two');
  sayWhenYouCan('three');
  expect(said.value).toBe('one');
  vi.advanceTimersByTime(3_000);
  expect(said.value).toBe('two three');
});
