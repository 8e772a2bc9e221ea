/** The Chromium that is driven here, and how it is started. */
import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where it is; undefined where there is none. */
export const chromiumPath = process.env.DRAGOMAN_CHROMIUM ?? places.find(existsSync);

export const noChromium = 'no Chromium found: install it, or set DRAGOMAN_CHROMIUM';

/** It speaks to nobody outside, plays without being asked, and has a microphone that needs no leave. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];
