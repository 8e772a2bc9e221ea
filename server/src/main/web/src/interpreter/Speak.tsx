/** What the booth says: one big switch with the on-air lamp, the output it goes into, how loud it is, and the cough key. */
import { SessionPhase } from '@dragoman/client';
import { HoldButton } from '../parts/HoldButton';
import { Icon } from '../parts/Icon';
import { Meter } from '../parts/Meter';
import { walkRadios } from '../parts/walkRadios';
import { languageOf, letter, OUTPUTS } from '../state/sitting/booth';
import { channelState } from '../state/sitting/channels';
import { lampOf, type Lamp } from '../state/sound/lamp';
import { languageName, speaking, t } from '../words/words';
import { listOf } from '../words/written';
import { shortcut } from './keyboard';
import { Cap } from './Cap';
import type { Desk } from './desk';
import type { Purpose } from './keys';

const TARGET_LUFS = -23;
const NEAR_LU = 3;

export function Speak({ desk }: { desk: Desk }) {
  return (
    <section class="card speak" aria-labelledby="speak-title">
      <h2 class="heading" id="speak-title">
        {t('speak.title')}
      </h2>
      <LiveSwitch desk={desk} />
      <p class="unseen" role="alert">
        {desk.talking.value ? t('lamp.intercom') : t(`lamp.${lampNow(desk)}`)}
      </p>
      <Outputs desk={desk} />
      <Holder desk={desk} />
      <div class="speak-foot">
        <CoughKey desk={desk} />
        <OwnLoudness desk={desk} />
      </div>
    </section>
  );
}

export function lampNow({ lease, elsewhere, coughHeld, page, sound }: Desk): Lamp {
  void page.now.value; // the lamp goes out by itself
  if (!lease.value && elsewhere.value) return 'elsewhere';
  const muted = sound.microphoneMuted.value;
  return lampOf(lease.value, sound.received.value, coughHeld.value, Date.now(), muted);
}

/** Nobody goes on air in a session that is closed. */
function isOver({ page }: Desk): boolean {
  return page.session.value?.phase === SessionPhase.CLOSED;
}

function LiveSwitch({ desk }: { desk: Desk }) {
  const lamp = lampNow(desk);
  const names = desk.page.names.value;
  const into = desk.lease.value
    ? names?.languageOfChannel(desk.lease.value.channel)?.tag
    : desk.into.value;
  const apart = desk.talking.value;
  return (
    <button
      type="button"
      class={`live-switch ${apart ? 'apart' : lamp}`}
      data-test="microphone"
      data-lamp={lamp}
      role="switch"
      aria-checked={desk.onAir()}
      aria-keyshortcuts={shortcut('microphone')}
      aria-busy={desk.asking.value}
      disabled={isOver(desk) && !desk.onAir()}
      onClick={() => desk.switchMicrophone()}
    >
      <span class="live-ring">
        <Icon name={apart ? 'message-square-reply' : desk.onAir() ? 'mic' : 'mic-off'} />
      </span>
      <span class="live-words">
        <strong>{apart ? t('lamp.intercom') : t(`lamp.${lamp}`)}</strong>
        <span class="small">
          {apart
            ? t('lamp.intercom-note')
            : t(`lamp.${lamp}-note`, { language: languageName(into ?? '') })}
        </span>
      </span>
      <Cap of="microphone" />
      {desk.onAir() && <Meter level={desk.sound.spokenLevel} live />}
    </button>
  );
}

function Outputs({ desk }: { desk: Desk }) {
  const { page, output } = desk;
  const names = page.names.value;
  const booth = page.me.value?.booth ?? '';
  if (!names) return null;
  return (
    <div class="outputs" role="radiogroup" aria-label={t('speak.output')} onKeyDown={walkRadios}>
      {OUTPUTS.map((one, index) => {
        const tag = languageOf(names, booth, one);
        const purpose = `output-${letter(one).toLowerCase()}` as Purpose;
        return tag === undefined ? null : (
          <button
            key={one}
            type="button"
            role="radio"
            class={output.value === one ? 'output chosen' : 'output'}
            data-test={`output-${letter(one)}`}
            aria-checked={output.value === one}
            tabIndex={output.value === one ? 0 : -1}
            aria-keyshortcuts={shortcut(purpose)}
            aria-label={`${letter(one)} ${languageName(tag)}`}
            disabled={desk.onAir() && output.value !== one}
            onClick={() => desk.choose(index as 0 | 1 | 2)}
          >
            <Cap of={purpose} />
            <bdi lang={tag}>{names.autonym(tag).text}</bdi>
          </button>
        );
      })}
    </div>
  );
}

/** Whose the channel is, and which booths take relay from it. */
function Holder({ desk }: { desk: Desk }) {
  const holder = desk.holder.value;
  const names = desk.page.names.value;
  const channel = names?.language(desk.into.value ?? '')?.channel ?? -1;
  const state = channelState(desk.page.channels.value?.channels, channel);
  const by = state?.relayedBy.flatMap((one) => names?.languageOfChannel(one)?.tag ?? []) ?? [];
  const relayed = by.length > 0 && (
    <span
      class="mark selected pivot"
      data-test="pivot"
      title={t('speak.relayed', { languages: listOf(by.map(languageName)) })}
    >
      <Icon name="radio" />
      {t('speak.pivot', { languages: listOf(by.map((tag) => tag.toUpperCase())) })}
      <span class="unseen">{t('speak.relayed', { languages: listOf(by.map(languageName)) })}</span>
    </span>
  );
  if (!holder || !names || desk.onAir()) {
    return (
      <p class="holder small soft" data-test="relayed-by">
        {desk.onAir() ? t('speak.yours') : t('speak.free')} {relayed}
      </p>
    );
  }
  const name = names.name(holder.interpreter, speaking.value.tag).text;
  return (
    <p class="holder small" data-test="holder">
      <Icon name="lock" />
      {t('speak.held', { language: languageName(holder.language), name })} {relayed}
    </p>
  );
}

function CoughKey({ desk }: { desk: Desk }) {
  const held = desk.coughHeld.value;
  return (
    <HoldButton
      spaceTaken
      test="cough"
      class="button cough"
      held={held}
      hotkey={shortcut('cough')}
      disabled={!desk.onAir()}
      hold={(down) => desk.cough(down)}
    >
      <Cap of="cough" />
      {t('speak.cough')}
    </HoldButton>
  );
}

/** Where on the meter a loudness stands, 0 to 1: the zone in the middle is what a channel should have. */
export function zoneOf(lufs: number): {
  readonly zone: 'quiet' | 'right' | 'loud';
  readonly place: number;
} {
  const off = lufs - TARGET_LUFS;
  const zone = off > NEAR_LU ? 'loud' : off < -NEAR_LU ? 'quiet' : 'right';
  // The middle third is the zone: from the same figure as the word, so that they agree.
  return { zone, place: Math.min(1, Math.max(0, 0.5 + off / (6 * NEAR_LU))) };
}

/** One's own loudness as a place in three zones, and in a word. */
function OwnLoudness({ desk }: { desk: Desk }) {
  const spoken = desk.ear.spoken.value;
  const heard = spoken !== undefined && spoken > -60 && desk.onAir();
  const { zone, place } = zoneOf(heard ? spoken : TARGET_LUFS);
  return (
    <div class="own-loudness" data-test="own-loudness" data-zone={heard ? zone : ''}>
      <span class={`zones ${heard ? zone : 'none'}`} aria-hidden="true">
        <span class="zone" />
        <span class="zone right" />
        <span class="zone" />
        {heard && <span class="needle" style={{ '--filled': `${Math.round(place * 100)}%` }} />}
      </span>
      <span class={heard && zone !== 'right' ? 'small attention-word' : 'small soft'}>
        {t(heard ? (`speak.zone-${zone}` as const) : 'speak.zone-none')}
      </span>
    </div>
  );
}
