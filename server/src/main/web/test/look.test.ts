import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const web = resolve(import.meta.dirname, '..');
const files = (ending: string, folder = '') =>
  readdirSync(`${web}/${folder}`, { recursive: folder !== '', encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${web}/${folder}/${file}`);
const styles = files('.css', 'src');
const tokens = readFileSync(`${web}/src/look/tokens.css`, 'utf8');

/** The colours of a theme: the light ones, and over them the dark ones. */
function colours(dark: boolean): Map<string, string> {
  const [light = '', night = ''] = tokens.split(":root[data-theme='dark']");
  const from = dark ? light + (night.split('}')[0] ?? '') : light;
  return new Map(
    [...from.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** Contrast of two colours, WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe.each([false, true])('in the dark: %s', (dark) => {
  const of = colours(dark);
  const against = (ink: string, ground: string) =>
    contrast(of.get(ink) ?? '', of.get(ground) ?? '');
  const states = ['live', 'go', 'attention', 'selected'];

  test('words_stand_out_by_4_5', () => {
    for (const ground of ['ground', 'surface', 'sunk']) {
      for (const ink of ['ink', 'ink-soft']) {
        expect(against(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const state of states) {
      expect(against('on-fill', state), `on ${state}`).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['surface', 'key']) {
        expect(against(`${state}-line`, ground), `${state} on ${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
      expect(
        against(`${state}-line`, `${state}-tint`),
        `${state} on its tint`,
      ).toBeGreaterThanOrEqual(4.5);
      expect(against('ink-soft', `${state}-tint`), `soft on ${state} tint`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });

  test('a_point_of_order_and_a_response_are_not_told_in_one_colour', () => {
    expect(against('response-line', 'surface')).toBeGreaterThanOrEqual(4.5);
    expect(against('response-line', 'response-tint')).toBeGreaterThanOrEqual(4.5);
    for (const part of ['line', 'tint'])
      expect(of.get(`response-${part}`)).not.toBe(of.get(`attention-${part}`));
  });

  test('shapes_stand_out_by_3', () => {
    expect(against('line-strong', 'surface')).toBeGreaterThanOrEqual(3);
    for (const state of states)
      expect(against(`${state}-line`, 'ground'), state).toBeGreaterThanOrEqual(3);
  });
});

test('colours_stand_in_the_tokens_alone', () => {
  for (const file of styles) {
    if (file.endsWith('tokens.css')) continue;
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/#[0-9a-f]{3,8}\b/i);
  }
});

test('a_slider_is_as_high_as_a_finger_wherever_it_stands', () => {
  for (const file of styles) {
    const rules = readFileSync(file, 'utf8').match(/[^{}]*\.slider\s*\{[^}]*\}/g) ?? [];
    for (const rule of rules)
      expect(rule.match(/(?<!-)block-size:\s*([^;]+)/)?.[1] ?? 'var(--touch)', file).toBe(
        'var(--touch)',
      );
  }
});

test('styles_know_start_and_end_and_neither_left_nor_right', () => {
  const physical =
    /(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:|text-align:\s*(?:left|right)|float:/;
  for (const file of styles) {
    const rules = readFileSync(file, 'utf8').replace(/@media[^{]*/g, '');
    expect(rules, file).not.toMatch(physical);
  }
});

test('pages_hold_no_script_and_no_style_of_their_own', () => {
  for (const file of files('.html')) {
    const page = readFileSync(file, 'utf8');
    expect(page, file).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  }
});
