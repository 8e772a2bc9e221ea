/**
 * Tables as offices save them.
 *
 * @vitest-environment node
 */
import { describe, expect, test } from 'vitest';
import { bytesOf, tableText } from '../src/moderator/tableFile';

const header = 'participant;text\r\nhead-kazakhstan;';

/** What a program writes that knows that code page alone. (Node reads windows-1252 as ISO 8859-1: no signs below A0.) */
function saved(text: string, page: string): Uint8Array {
  const decoder = new TextDecoder(page);
  const bytes = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (sign) => {
    const byte = bytes.get(sign);
    if (byte === undefined) throw new Error(`${page} has no ${sign}`);
    return byte;
  });
}

function wide(text: string, little: boolean, mark: boolean): Uint8Array {
  const all = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(all.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < all.length; at++) view.setUint16(at * 2, all.charCodeAt(at), little);
  return bytes;
}

describe('a_code_page_is_read_where_it_is_certain', () => {
  test.each([
    ['windows-1251', 'Выступление'],
    ['windows-1251', 'Об охране Каспия — «СНГ и ООН», № 5'],
    ['windows-1256', 'كلمة السيد رئيس الوفد، شكراً'],
    ['windows-1256', 'بيان بشأن UNESCO والمياه؟'],
    ['windows-1252', 'Déclaration à la séance générale : « eau »'],
    ['windows-1252', 'Élève où ça'],
    ['windows-1254', 'Türkiye’nin görüşü, İklim değişikliği, ışık'],
  ])('%s %s', (page, text) => {
    expect(tableText(saved(header + text, page))).toBe(header + text);
  });
});

describe('what_is_not_certain_keeps_the_signs_of_what_was_lost', () => {
  test.each([
    ['windows-1256', 'في'],
    ['windows-1251', 'а'],
    ['koi8-r', 'слово о мире'],
    ['ibm866', 'Выступление'],
    ['iso-8859-7', 'Ομιλία'],
    ['windows-1250', 'Řeč o přátelství'],
  ])('%s %s', (page, text) => {
    const read = tableText(saved(header + text, page));
    expect(read).toContain('\ufffd');
    expect(read?.split('\n')).toHaveLength(2);
    expect(read?.startsWith(header)).toBe(true);
  });
});

test('utf_8_and_utf_16_are_read_with_their_mark_and_without', () => {
  const text = header + 'كلمة, Выступление, Ə';
  expect(tableText(new TextEncoder().encode(text))).toBe(text);
  expect(tableText(new TextEncoder().encode(`\ufeff${text}`))).toBe(text);
  for (const little of [true, false])
    for (const mark of [true, false]) expect(tableText(wide(text, little, mark))).toBe(text);
});

test('a_workbook_is_no_text', () => {
  expect(tableText(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0))).toBeUndefined();
  expect(tableText(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBeUndefined();
  expect(tableText(Uint8Array.of())).toBe('');
});

test('a_table_is_measured_in_bytes', () => {
  expect(bytesOf('كلمة')).toBe(8);
  expect(bytesOf('word')).toBe(4);
});
