import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { install } from '../scripts/quickstart.mjs';
import { RefusalCode, Role } from '../src/index.js';
import { heard, type Said, told } from './link/otherend.js';

const run = promisify(execFile);
/** As Node 20 is: without a WebSocket of its own. */
const without = '--no-experimental-websocket';

describe('quick start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-quick-'));
  const got: Said['case'][] = [];
  let hub: WebSocketServer;

  beforeAll(async () => {
    install(folder);
    hub = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((up) => hub.once('listening', up));
    hub.on('connection', (socket) => socket.on('message', (bytes: Buffer) => answer(socket, heard(bytes))));
  });

  afterAll(() => {
    hub.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A hub whose list is closed. */
  function answer(socket: WebSocket, said: Said): void {
    got.push(said.case);
    if (said.case === 'hello')
      socket.send(
        told({
          case: 'welcome',
          value: {
            role: Role.DELEGATE,
            position: 3n,
            conference: { id: 'baku', title: { in: { fr: 'Conférence de Bakou' } } },
            floor: { position: 3n, speech: { participant: 'chair' } },
          },
        }),
      );
    if (said.case === 'command')
      socket.send(
        told({
          case: 'refused',
          value: { command: said.value.id, code: RefusalCode.LIST_CLOSED, text: 'La liste est close.' },
        }),
      );
  }

  test('the_quick_start_for_node_runs_as_it_stands_from_a_packed_package', async () => {
    const url = `ws://127.0.0.1:${(hub.address() as AddressInfo).port}/v1/session`;
    const { stdout, stderr } = await run(process.execPath, [without, 'quick-start.mjs', url, 'badge'], {
      cwd: folder,
    });
    expect(stdout.split('\n')).toEqual([
      'speaks: chair',
      'Conférence de Bakou',
      'refused: La liste est close.',
      '',
    ]);
    expect(stderr).toBe('');
    expect(got).toContain('command');
  });

  test('where_there_is_no_websocket_the_error_says_what_to_hand_in', async () => {
    const program = `import { DragomanClient } from '@dragoman/client';
      new DragomanClient({ url: 'ws://127.0.0.1:1/v1/session', token: 't' });`;
    writeFileSync(join(folder, 'bare.mjs'), program);
    const failed = run(process.execPath, [without, 'bare.mjs'], { cwd: folder });
    await expect(failed).rejects.toThrow(/TypeError: no WebSocket here: hand in that of the package ws/);
  });

  test('both_quick_starts_hold_against_the_types_of_the_package', () => {
    const options = {
      compilerOptions: {
        target: 'ES2022',
        module: 'NodeNext',
        lib: ['ES2023', 'ESNext.Disposable', 'DOM', 'DOM.Iterable'],
        types: ['node'],
        strict: true,
        allowJs: true,
        skipLibCheck: true,
        noEmit: true,
      },
      files: ['quick-start.mjs', 'page.ts'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
    const tsc = resolve(import.meta.dirname, '../node_modules/typescript/bin/tsc');
    expect(execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })).toBe('');
  });
});
