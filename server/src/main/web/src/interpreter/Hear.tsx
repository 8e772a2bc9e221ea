/** What the booth hears: the floor and every channel, each on its key with its mark. */
import { Icon } from '../parts/Icon';
import { Meter } from '../parts/Meter';
import { Slider } from '../parts/Slider';
import { carries, channelState, mark } from '../state/channels';
import { languageName, t } from '../words/words';
import type { Desk } from './desk';

export function Hear({ desk }: { desk: Desk }) {
  const { room, sound } = desk;
  return (
    <section class="card hear" aria-labelledby="hear-title">
      <h2 class="heading" id="hear-title">
        {t('hear.title')}
      </h2>
      <div class="listen-keys" role="radiogroup" aria-labelledby="hear-title">
        {desk.presets().map((channel, key) => (
          <ListenKey key={channel} desk={desk} channel={channel} hotkey={key} />
        ))}
      </div>
      <p class="small soft marks">{t('hear.marks')}</p>
      <div class="hear-foot">
        <Icon name="volume-2" />
        <span class="small">{t('volume.title')}</span>
        <kbd>[</kbd>
        <Slider test="volume" label={t('volume.title')} value={sound.volume} />
        <kbd>]</kbd>
        {desk.hasMicrophone.value && (
          <button
            type="button"
            class="button partner-key"
            data-test="hear-partner"
            aria-pressed={desk.partnerHeard.value}
            disabled={desk.onAir()}
            onPointerDown={() => desk.hearPartner(true)}
            onPointerUp={() => desk.hearPartner(false)}
            onPointerLeave={() => desk.hearPartner(false)}
          >
            <kbd>P</kbd>
            <span class="small">{t('hear.partner')}</span>
          </button>
        )}
      </div>
      {room.floor.value?.speech === undefined && <p class="unseen">{t('now.nobody')}</p>}
    </section>
  );
}

function ListenKey({ desk, channel, hotkey }: { desk: Desk; channel: number; hotkey: number }) {
  const { room, sound } = desk;
  const heard = sound.hearing.value === channel;
  const house = room.house.value;
  const state = channelState(room.channels.value?.channels, channel);
  const what = channel === 0 ? 'speaker' : carries(state);
  const spoken = languageName(room.floor.value?.language ?? '');
  const word =
    channel === 0
      ? room.floor.value?.speech
        ? spoken
        : t('channel.silent')
      : t(`channel.${what}`, { language: languageName(state?.relayedFrom ?? '') });
  const language = house?.languageOfChannel(channel);
  return (
    <button
      type="button"
      class={heard ? 'listen-key heard' : 'listen-key'}
      role="radio"
      aria-checked={heard}
      aria-keyshortcuts={hotkey < 10 ? String(hotkey) : undefined}
      data-test={channel === 0 ? 'hear-floor' : `hear-${language?.tag}`}
      onClick={() => desk.listen(channel)}
    >
      {hotkey < 10 && <kbd>{hotkey}</kbd>}
      <span class="listen-name" lang={language?.tag}>
        {language ? language.autonym : t('hear.floor')}
        {channel !== 0 && mark(what) && <span class="quality">{mark(what)}</span>}
      </span>
      <span class={what === 'floor' ? 'mark attention' : 'mark'}>{word}</span>
      {heard && <Meter level={sound.heardLevel} />}
    </button>
  );
}
