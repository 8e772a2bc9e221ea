/** An old page says that it is old, and what of it is gone; it never becomes new by itself under a speech. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signal } from '@preact/signals';
import { render } from 'preact';
import type { FloorView } from '@dragoman/client';
import { renewBetweenSpeeches } from '../src/hall/renew';
import { later } from '../src/parts/later';
import { Entrance } from '../src/parts/Entrance';
import type { PageState } from '../src/state/hub/pageState';
import { metServer, outdated } from '../src/state/hub/version';
import { beginSpeaking } from '../src/words/words';

const shown = (test: string) => document.querySelector(`[data-test="${test}"]`);
const settle = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
  await vi.advanceTimersByTimeAsync(0);
};

beforeEach(async () => {
  document.documentElement.dataset.build = 'aaaa1111';
  document.body.innerHTML = '<div id="place"></div>';
  sessionStorage.clear();
  outdated.value = false;
  await beginSpeaking(['common'], 'en');
  vi.useFakeTimers();
});
afterEach(() => {
  render(null, document.getElementById('place') as HTMLElement);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A page that the hub has welcomed. */
const entered = { link: signal({ state: 'connected' }), names: signal({}) } as unknown as PageState;

const draw = (view: preact.VNode) => render(view, document.getElementById('place') as HTMLElement);

describe('a new version', () => {
  test('is offered with one button once the hub serves other pages', async () => {
    draw(<Entrance page={entered}>the page</Entrance>);
    metServer('dragoman 1.0+aaaa1111');
    await settle();
    expect(shown('new-version')).toBeNull();

    metServer('dragoman 1.1+bbbb2222');
    await settle();
    expect(shown('new-version')?.textContent).toContain('A new version is available');
    expect(shown('new-version')?.querySelectorAll('button')).toHaveLength(1);
  });

  test('is not claimed where the hub does not say which pages it serves', () => {
    metServer('dragoman 1.1');
    expect(outdated.value).toBe(false);
    delete document.documentElement.dataset.build;
    metServer('dragoman 1.1+bbbb2222');
    expect(outdated.value).toBe(false);
  });

  test('is taken by a hall display between speeches, once', () => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
    const floor = signal({ speeches: [{}] } as unknown as FloorView);
    const stop = renewBetweenSpeeches({ floor });
    metServer('dragoman 1.1+bbbb2222');
    expect(reload).not.toHaveBeenCalled();

    floor.value = { speeches: [] } as unknown as FloorView;
    expect(reload).toHaveBeenCalledTimes(1);
    floor.value = { speeches: [] } as unknown as FloorView;
    expect(reload).toHaveBeenCalledTimes(1);
    stop();
  });
});

describe('a part that is gone', () => {
  test('says so instead of nothing, is asked for at most once in 10 s, and comes when it is there', async () => {
    const load = vi.fn(() => Promise.reject(new Error('404')));
    const Part = later<object>(load as never);
    draw(<Part />);
    await settle();
    expect(shown('part-gone')?.textContent).toContain('could not be loaded');
    expect(shown('new-version-reload')).not.toBeNull();

    await vi.advanceTimersByTimeAsync(60_000);
    expect(load.mock.calls.length).toBeLessThanOrEqual(7);
    load.mockImplementation((() => Promise.resolve(() => <p data-test="there" />)) as never);
    await vi.advanceTimersByTimeAsync(10_000);
    await settle();
    expect(shown('there')).not.toBeNull();
    expect(shown('part-gone')).toBeNull();
  });
});
