/** "No sound?": which link of the chain is broken, what to do about it, a tone to try one's own ears with, and a code to read out. */
import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { MicrophoneTest } from '../parts/MicrophoneTest';
import { t } from '../words/words';
import type { DelegateProps } from './props';
import { brokenLink, codeOf, LINKS, platformOf, type Seen } from './diagnosis';
import { serves } from './ladder';

const TONE_S = 1.2;

export function NoSound({ page, sound, close }: DelegateProps & { close: () => void }) {
  const hubAge = useSignal<{ readonly channel: number; readonly ageMs: number } | undefined>(
    undefined,
  );
  // The tap itself is the report: the technician's board groups them. What the hub knows of the channel comes back.
  useEffect(() => {
    const channel = sound.hearing.peek();
    const told = page.health.subscribe((health) => {
      if (health && health.channel === channel)
        hubAge.value = { channel, ageMs: health.lastFrameAgeMs ?? Infinity };
    });
    const platform = platformOf(navigator.userAgent);
    // Told too often, or no network: the test goes on without.
    if (channel !== undefined)
      void page.hub.reportNoSound({ channel, platform }).catch(() => undefined);
    return told;
  }, []);
  const seen = useComputed<Seen>(() => {
    const channel = sound.hearing.value;
    const fares = sound.fares.value;
    void page.now.value; // looks again with the clock of the room
    return {
      connected: page.link.value.state === 'connected',
      soundConnected: sound.state.value === 'on',
      trouble: sound.trouble.value,
      channel,
      carried:
        channel === 0
          ? page.floor.value?.speech !== undefined
          : channel !== undefined && serves(page.channels.value?.channels, channel),
      framesAgeMs: fares && fares.channel === channel ? Date.now() - fares.atMs : undefined,
      hubAgeMs: hubAge.value?.channel === channel ? hubAge.value?.ageMs : undefined,
      muted: sound.muted.value,
      volume: sound.volume.value,
    };
  });
  const broken = brokenLink(seen.value);
  const upTo = LINKS.indexOf(broken);
  const again = () => {
    sound.trouble.value = undefined;
    sound.muted.value = false;
    if (sound.volume.value < 0.5) sound.volume.value = 1;
    void sound.open(sound.hearing.value ?? 0);
  };
  return (
    <div class="no-sound" data-test="no-sound" data-broken={broken}>
      <h2>{t('check.title')}</h2>
      <ol class="chain">
        {LINKS.map((link, at) => (
          <li key={link} class={at < upTo ? 'good' : at === upTo ? 'bad' : 'unknown'}>
            <Icon name={at < upTo ? 'check' : at === upTo ? 'triangle-alert' : 'minus'} />
            {t(`check.${link}`)}
          </li>
        ))}
      </ol>
      <p role="status" data-test="no-sound-advice">
        {t(`check.${broken}-advice`)}
      </p>
      <Button test="no-sound-again" look="main" icon="rotate-cw" onPress={again}>
        {t('sound.again')}
      </Button>
      <Button test="no-sound-tone" icon="volume-2" onPress={tone}>
        {t('check.tone')}
      </Button>
      <MicrophoneTest sound={sound} />
      <p class="small soft">
        {t('check.code')}{' '}
        <bdi class="code">{codeOf(seen.value, page.me.value?.participant ?? '')}</bdi>
      </p>
      <Button test="no-sound-close" wide onPress={close}>
        {t('close')}
      </Button>
    </div>
  );
}

/** Through nothing of ours but the browser: heard, and the device is well. */
function tone(): void {
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: 0 });
  const sung = new OscillatorNode(context, { frequency: 523 });
  const end = context.currentTime + TONE_S;
  gain.gain.linearRampToValueAtTime(0.2, context.currentTime + 0.05);
  gain.gain.setValueAtTime(0.2, end - 0.1);
  gain.gain.linearRampToValueAtTime(0, end);
  sung.connect(gain).connect(context.destination);
  sung.start();
  sung.stop(end);
  sung.onended = () => void context.close();
}
