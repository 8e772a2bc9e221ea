/** What the booth hears: the floor and every channel, each on its key with its mark; tone, volume, and once more. */
import { HoldButton } from '../parts/HoldButton';
import { Icon } from '../parts/Icon';
import { Meter } from '../parts/Meter';
import { Slider } from '../parts/Slider';
import { walkRadios } from '../parts/walkRadios';
import { boothMark, carries, channelState } from '../state/sitting/channels';
import { languageName, t } from '../words/words';
import { shortcut } from './keyboard';
import { Cap } from './Cap';
import type { Desk } from './desk';
import type { Purpose } from './keys';
import { MonitorKey } from './MonitorKey';

export function Hear({ desk }: { desk: Desk }) {
  const { page } = desk;
  const automatic = desk.mine.value?.chosen === undefined;
  return (
    <section class="card hear" aria-labelledby="hear-title">
      <div class="pane-head">
        <h2 class="heading" id="hear-title">
          {t('hear.title')}
        </h2>
        {desk.hasMicrophone.value && (
          <button
            type="button"
            class="button slim"
            data-test="hear-automatic"
            aria-pressed={automatic}
            aria-keyshortcuts={shortcut('automatic')}
            onClick={() => desk.hearByItself()}
          >
            <Cap of="automatic" />
            {t('hear.automatic')}
          </button>
        )}
        <p class="small soft marks">{t('hear.marks')}</p>
        <Protection desk={desk} />
      </div>
      <div
        class="listen-keys"
        role="radiogroup"
        aria-labelledby="hear-title"
        onKeyDown={walkRadios}
      >
        {desk.presets.value.map((channel, key) => (
          <ListenKey key={channel} desk={desk} channel={channel} hotkey={key} />
        ))}
      </div>
      <HearFoot desk={desk} />
      {page.floor.value?.speech === undefined && <p class="unseen">{t('now.nobody')}</p>}
    </section>
  );
}

function HearFoot({ desk }: { desk: Desk }) {
  const { sound, ear } = desk;
  const behind = ear.behindMs.value;
  return (
    <div class="hear-foot">
      <label class="dial">
        <span class="small">
          <Cap of="quieter" />
          <Cap of="louder" />
          {t('volume.title')}
        </span>
        <Slider test="volume" label={t('volume.title')} value={sound.volume} />
      </label>
      <label class="dial short">
        <span class="small">{t('hear.bass')}</span>
        <Slider test="bass" label={t('hear.bass')} value={ear.bass} words={toneWords} />
      </label>
      <label class="dial short">
        <span class="small">{t('hear.treble')}</span>
        <Slider test="treble" label={t('hear.treble')} value={ear.treble} words={toneWords} />
      </label>
      <button
        type="button"
        class="button"
        data-test="repeat"
        aria-pressed={behind > 0}
        aria-keyshortcuts={shortcut('repeat')}
        onClick={() => ear.repeat()}
      >
        <Cap of="repeat" />
        <span class="small">
          {behind > 0
            ? t('hear.behind', { seconds: Math.max(1, Math.round(behind / 1000)) })
            : t('hear.repeat')}
        </span>
      </button>
      {desk.hasMicrophone.value && <PartnerKey desk={desk} />}
      {desk.hasMicrophone.value && <MonitorKey />}
    </div>
  );
}

function PartnerKey({ desk }: { desk: Desk }) {
  return (
    <span class="partner-ear">
      <HoldButton
        spaceTaken
        test="hear-partner"
        held={desk.partnerHeard.value}
        hotkey={shortcut('partner')}
        disabled={desk.onAir()}
        hold={(down) => desk.hearPartner(down)}
      >
        <Cap of="partner" />
        <span class="small">{t('hear.partner')}</span>
      </HoldButton>
      <Slider test="partner-volume" label={t('hear.partner-volume')} value={desk.ear.partner} />
    </span>
  );
}

/** What the protection of the hearing does just now, in a word. */
function Protection({ desk }: { desk: Desk }) {
  const state = desk.ear.state.value;
  const holds = state !== undefined && state.reductionDb > 1;
  return (
    <button
      type="button"
      class={holds ? 'button slim mark attention' : 'button slim mark'}
      data-test="protection"
      aria-haspopup="dialog"
      title={t('ear.headset')}
      onClick={() => (desk.headsetShown.value = true)}
    >
      <Icon name={holds ? 'shield-alert' : 'shield-check'} />
      {holds
        ? t('ear.holds', { decibels: Math.round(state.reductionDb) })
        : t(state === undefined ? 'ear.waits' : 'ear.watches')}
    </button>
  );
}

/** −12 to 12 dB, as a reader says it. */
function toneWords(place: number): string {
  const decibels = Math.round((place - 0.5) * 24);
  return `${decibels > 0 ? '+' : ''}${decibels} dB`;
}

function ListenKey({ desk, channel, hotkey }: { desk: Desk; channel: number; hotkey: number }) {
  const { page, sound } = desk;
  const heard = sound.hearing.value === channel;
  const names = page.names.value;
  const state = channelState(page.channels.value?.channels, channel);
  const what = channel === 0 ? 'speaker' : carries(state);
  const spoken = languageName(page.floor.value?.language ?? '');
  const word =
    channel === 0
      ? page.floor.value?.speech
        ? spoken
        : t('channel.silent')
      : t(`channel.${what}`, { language: languageName(state?.relayedFrom ?? '') });
  const language = names?.languageOfChannel(channel);
  const purpose = hotkey < 10 ? (`listen-${hotkey}` as Purpose) : undefined;
  const mark = channel === 0 ? '' : boothMark(state);
  return (
    <button
      type="button"
      class={heard ? 'listen-key heard' : 'listen-key'}
      role="radio"
      aria-checked={heard}
      tabIndex={heard || (sound.hearing.value === undefined && channel === 0) ? 0 : -1}
      aria-keyshortcuts={purpose && shortcut(purpose)}
      data-test={channel === 0 ? 'hear-floor' : `hear-${language?.tag}`}
      data-mark={mark}
      onClick={() => desk.listen(channel)}
    >
      {purpose && <Cap of={purpose} />}
      <span class="listen-name" lang={language?.tag}>
        {language ? language.autonym : t('hear.floor')}
        {mark && <span class="quality">{mark}</span>}
      </span>
      <span class={what === 'floor' ? 'mark attention' : 'mark'}>{word}</span>
      {heard && <Meter level={sound.heardLevel} />}
    </button>
  );
}
