/** What a locked phone shows and its keys do: the speaker as title, the language as artist, play, pause, next language. */
import { effect } from '@preact/signals';
import type { PageState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';
import { speaking, t } from '../words/words';

export function onLockScreen(page: PageState, sound: SoundDesk): void {
  if (!('mediaSession' in navigator)) return;
  const { mediaSession } = navigator;
  effect(() => {
    const names = page.names.value;
    const channel = sound.hearing.value;
    if (!names || channel === undefined || sound.state.value === 'off') return;
    const speech = page.floor.value?.speech;
    const speaker = speech && names.name(speech.participant, speaking.value.tag).text;
    mediaSession.metadata = new MediaMetadata({
      title: speaker ?? t('now.nobody'),
      artist: names.languageOfChannel(channel)?.autonym ?? t('listen.floor'),
      album: names.text(names.conference.title, speaking.value.tag).text,
    });
    mediaSession.playbackState = sound.muted.value ? 'paused' : 'playing';
  });
  const step = (by: number) => {
    const channels = [...(page.names.value?.heard ?? []).map(({ channel }) => channel), 0];
    const at = channels.indexOf(sound.hearing.value ?? 0);
    sound.listen(channels[(at + by + channels.length) % channels.length]);
  };
  mediaSession.setActionHandler('play', () => (sound.muted.value = false));
  mediaSession.setActionHandler('pause', () => (sound.muted.value = true));
  mediaSession.setActionHandler('previoustrack', () => step(-1));
  mediaSession.setActionHandler('nexttrack', () => step(1));
  playbackKind();
  silentElement(sound);
}

/** Phones show the keys of a lock screen only for an element that plays: this one plays silence beside the real sound. */
function silentElement(sound: SoundDesk): void {
  if (!/Android|iPhone|iPad/.test(navigator.userAgent)) return;
  const element = new Audio('/silence.wav');
  element.loop = true;
  effect(() => {
    if (sound.state.value === 'on' && sound.hearing.value !== undefined)
      void element.play().catch(() => undefined);
    else element.pause();
  });
}

/** iPhones keep sound on behind the lock screen only for what calls itself playback. */
function playbackKind(): void {
  const { audioSession } = navigator as Navigator & { audioSession?: { type: string } };
  if (audioSession) audioSession.type = 'playback';
}
