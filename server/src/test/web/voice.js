/** A microphone that speaks when it is told to: what a speaker says is then known from the first word on. */
import { readFileSync } from 'node:fs';

/** Gives the pages of a context such a microphone. `voice.speak({gain})` in the page plays the file round and round, `voice.hush()` ends it. It is ready before anybody asks for it, and its clock is measured with the page's (`putEar`). */
export async function ownVoice(context, file) {
  await context.addInitScript((speech) => {
    let speaking;
    const open = async () => {
      const context = new AudioContext({ sampleRate: 48_000 });
      const letters = atob(speech);
      const bytes = new Uint8Array(letters.length);
      for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
      const words = await context.decodeAudioData(bytes.buffer);
      await context.suspend();
      return { context, words, gain: context.createGain() };
    };
    const device = open();
    navigator.mediaDevices.getUserMedia = async () => {
      const { context, gain } = await device;
      await context.resume();
      const plug = context.createMediaStreamDestination();
      gain.connect(plug);
      return plug.stream;
    };
    globalThis.voice = {
      /** The device's own context and its output: an ear listens whether its clock keeps up. */
      device,
      async speak({ gain: loud = 1 } = {}) {
        const { context, words, gain } = await device;
        this.hush();
        gain.gain.value = loud;
        speaking = context.createBufferSource();
        speaking.buffer = words;
        speaking.loop = true;
        speaking.connect(gain);
        speaking.start();
      },
      /** As if somebody turned the microphone up. */
      async louder(loud) {
        const { gain } = await device;
        gain.gain.value = loud;
      },
      hush() {
        speaking?.stop();
        speaking = undefined;
      },
    };
  }, readFileSync(file).toString('base64'));
}
