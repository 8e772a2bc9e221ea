/**
 * What a console lets a role do, beside the table by which the server's rules are tested.
 *
 * @vitest-environment node
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Role } from '@dragoman/client';
import { describe, expect, test } from 'vitest';
import { keepsList, mayRequest, maySpeak, presides } from '../src/state/sitting/rights';

const resources = resolve(import.meta.dirname, '../../../test/resources');
const table = readdirSync(resources, { recursive: true, encoding: 'utf8' }).find((file) =>
  file.endsWith('rule-table.txt'),
);
const rules = readFileSync(join(resources, table ?? ''), 'utf8');
const roles = Object.values(Role).filter(
  (role): role is Role => typeof role === 'number' && role !== Role.UNSPECIFIED,
);

/** The roles that the server refuses this command in every state. */
function forbidden(command: string): readonly string[] {
  const [, named = ''] =
    new RegExp(`^${command}\\n  FORBIDDEN in every state: (.*)$`, 'm').exec(rules) ?? [];
  return named.split(', ');
}

describe('a console shows a role what the server lets it do', () => {
  test.each([
    ['presides', 'GiveNext', presides],
    ['keepsList', 'MoveTurn: down', keepsList],
    ['mayRequest', 'RequestFloor: naming oneself', mayRequest],
    ['maySpeak', 'EndSpeech', maySpeak],
  ])('%s_as_the_rule_table_has_%s', (_name, command, may) => {
    const refused = forbidden(command);
    expect(refused).toContain('PRESS');
    for (const role of roles) {
      expect(may({ role }), Role[role]).toBe(!refused.includes(Role[role]));
    }
  });
});
