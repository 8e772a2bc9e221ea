import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listeningLink, NoLinkError } from '../../src/control/listeninglink.js';

let hub: Server;
let asked: IncomingMessage | undefined;
let answer: { status: number; body: string };

beforeEach(async () => {
  asked = undefined;
  answer = { status: 201, body: '{"path":"/listen/fr.ogg?link=abc","untilMs":1763812800000}\n' };
  hub = createServer((request, response) => {
    asked = request;
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((listening) => hub.listen(0, '127.0.0.1', listening));
});

afterEach(() => hub.close());

const site = () => `127.0.0.1:${(hub.address() as AddressInfo).port}`;
const access = () => ({ url: `ws://${site()}/v1/session`, token: () => Promise.resolve('TOKEN') });

test('a link is asked for with the badge in a header and named by the address that the hub is reached at', async () => {
  const link = await listeningLink(access(), 'fr');
  expect(link).toEqual({ url: `http://${site()}/listen/fr.ogg?link=abc`, untilMs: 1763812800000 });
  expect(asked?.method).toBe('POST');
  expect(asked?.url).toBe('/listen/fr.ogg');
  expect(asked?.headers.authorization).toBe('Bearer TOKEN');
});

test('one session’s channel is named by both', async () => {
  await listeningLink(access(), 'plenary-1/zh-Hant');
  expect(asked?.url).toBe('/listen/plenary-1/zh-Hant.ogg');
});

test('no name of a channel leads elsewhere', async () => {
  await listeningLink(access(), '..%2f..?x=/fr#');
  expect(asked?.url).toBe('/listen/..%252f..%3Fx%3D/fr%23.ogg');
});

test('where there is none the status and the reason are told', async () => {
  answer = { status: 403, body: 'this badge is not let into the session\n' };
  const no = await listeningLink(access(), 'fr').catch((error: unknown) => error);
  expect(no).toBeInstanceOf(NoLinkError);
  expect(no).toMatchObject({ status: 403, message: 'this badge is not let into the session' });
});
