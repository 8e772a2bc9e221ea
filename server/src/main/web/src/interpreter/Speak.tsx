/** What the booth says: one big switch with the on-air lamp, the output it goes into, and the cough key. */
import { Icon } from '../parts/Icon';
import { Meter } from '../parts/Meter';
import { languageOf, letter, OUTPUTS } from '../state/booth';
import { lampOf, type Lamp } from '../state/lamp';
import { languageName, speaking, t } from '../words/words';
import type { Desk } from './desk';

export function Speak({ desk }: { desk: Desk }) {
  return (
    <section class="card speak" aria-labelledby="speak-title">
      <h2 class="heading" id="speak-title">
        {t('speak.title')}
      </h2>
      <LiveSwitch desk={desk} />
      <p class="unseen" role="alert">
        {t(`lamp.${lampNow(desk)}`)}
      </p>
      <Outputs desk={desk} />
      <Holder desk={desk} />
      <CoughKey desk={desk} />
    </section>
  );
}

export function lampNow({ lease, mine, room, sound }: Desk): Lamp {
  void room.now.value; // the lamp goes out by itself
  return lampOf(lease.value, sound.received.value, mine.value?.cough ?? false, Date.now());
}

function LiveSwitch({ desk }: { desk: Desk }) {
  const lamp = lampNow(desk);
  const house = desk.room.house.value;
  const into = desk.lease.value
    ? house?.languageOfChannel(desk.lease.value.channel)?.tag
    : desk.into.value;
  return (
    <button
      type="button"
      class={`live-switch ${lamp}`}
      data-test="microphone"
      data-lamp={lamp}
      role="switch"
      aria-checked={desk.onAir()}
      aria-keyshortcuts="M"
      disabled={desk.asking.value}
      onClick={() => desk.switchMicrophone()}
    >
      <span class="live-ring">
        <Icon name={desk.onAir() ? 'mic' : 'mic-off'} />
      </span>
      <span class="live-words">
        <strong>{t(`lamp.${lamp}`)}</strong>
        <span class="small">{t(`lamp.${lamp}-note`, { language: languageName(into ?? '') })}</span>
      </span>
      <kbd>M</kbd>
      {desk.onAir() && <Meter level={desk.sound.spokenLevel} live />}
    </button>
  );
}

function Outputs({ desk }: { desk: Desk }) {
  const { room, output } = desk;
  const house = room.house.value;
  const booth = room.me.value?.booth ?? '';
  if (!house) return null;
  return (
    <div class="outputs" role="radiogroup" aria-label={t('speak.output')}>
      {OUTPUTS.map((one, index) => {
        const tag = languageOf(house, booth, one);
        return tag === undefined ? null : (
          <button
            key={one}
            type="button"
            role="radio"
            class={output.value === one ? 'output chosen' : 'output'}
            data-test={`output-${letter(one)}`}
            aria-checked={output.value === one}
            aria-keyshortcuts={letter(one)}
            disabled={desk.onAir() && output.value !== one}
            onClick={() => desk.choose(index as 0 | 1 | 2)}
          >
            <kbd>{letter(one)}</kbd>
            <bdi lang={tag}>{house.autonym(tag).text}</bdi>
          </button>
        );
      })}
    </div>
  );
}

function Holder({ desk }: { desk: Desk }) {
  const holder = desk.holder.value;
  const house = desk.room.house.value;
  if (!holder || !house || desk.onAir()) {
    return <p class="holder small soft">{desk.onAir() ? t('speak.yours') : t('speak.free')}</p>;
  }
  const name = house.name(holder.interpreter, speaking.value.tag).text;
  return (
    <p class="holder small" data-test="holder">
      <Icon name="lock" />
      {t('speak.held', { language: languageName(holder.language), name })}
    </p>
  );
}

function CoughKey({ desk }: { desk: Desk }) {
  const held = desk.mine.value?.cough ?? false;
  return (
    <button
      type="button"
      class="button wide cough"
      data-test="cough"
      aria-pressed={held}
      aria-keyshortcuts="Space"
      disabled={!desk.onAir()}
      onPointerDown={() => desk.cough(true)}
      onPointerUp={() => desk.cough(false)}
      onPointerLeave={() => held && desk.cough(false)}
    >
      <kbd>{t('keys.space')}</kbd>
      {t('speak.cough')}
    </button>
  );
}
