/** Who sits in the booth, which of them is on air, and how one hands over to the other. */
import { HandoverResult, type DeskState } from '@dragoman/client';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import { minutes } from '../state/sitting/clock';
import { shiftMs } from '../state/sitting/booth';
import { outcomeFor, type HandoverStep } from '../state/sitting/handover';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { languageName, t } from '../words/words';
import { shortcut } from './keyboard';
import { Cap } from './Cap';
import type { Desk } from './desk';
import { shortName } from './shortName';

/** What came of it is told for so long. */
const TOLD_MS = 12_000;
const LATER_MINUTES = 5;
const FRAME_MS = 20;

export function HandoverBar({ desk }: { desk: Desk }) {
  const { mine, partners, page } = desk;
  const names = page.names.value;
  if (!names) return null;
  const desks = [...(mine.value ? [mine.value] : []), ...partners.value];
  return (
    <section class="card handover" aria-label={t('partners.title')} data-test="handover">
      <ul class="partners" data-test="partners">
        {desks.map((one) => (
          <Partner key={one.interpreter} desk={desk} names={names} state={one} />
        ))}
      </ul>
      <p class="handover-words" data-test="handover-state">
        <HandoverWords desk={desk} names={names} />
      </p>
      <p class="unseen" role="status">
        <HandoverWords desk={desk} names={names} counting={false} />
      </p>
      <HandoverKeys desk={desk} />
    </section>
  );
}

interface PartnerProps {
  readonly desk: Desk;
  readonly names: ConferenceNames;
  readonly state: DeskState;
}

function Partner({ desk, names, state }: PartnerProps) {
  const self = state === desk.mine.value;
  const look = state.onAir ? 'mark live' : state.armed ? 'mark attention' : 'mark';
  const into = languageName(state.language);
  const stands = state.onAir
    ? t(state.cough ? 'partners.cough' : 'partners.on-air', { language: into })
    : t(state.armed ? 'partners.armed' : state.connected ? 'partners.off' : 'partners.away');
  return (
    <li class={state.onAir ? 'partner on-air' : 'partner'}>
      <Icon name={state.onAir ? 'mic' : state.connected ? 'headphones' : 'unplug'} />
      <span class="partner-name">
        <Words of={shortName(names, state.interpreter)} />
        {self && <span class="soft small"> {t('partners.you')}</span>}
      </span>
      <span class={look}>
        {stands}{' '}
        {state.onAir && <span class="figures">{minutes(shiftMs(state, desk.page.now.value))}</span>}
      </span>
    </li>
  );
}

interface WordsProps {
  readonly desk: Desk;
  readonly names: ConferenceNames;
  /** False for a reader of the screen: what ticks would be read out every second. */
  readonly counting?: boolean;
}

function HandoverWords({ desk, names, counting = true }: WordsProps) {
  const { part, other, gives, state } = desk.handover.now.value;
  const name = other ? shortName(names, other).text : t('handover.anybody');
  const now = desk.page.now.value;
  if (part === 'none') return counting ? <Outcome desk={desk} nowMs={now} /> : null;
  const due = Number(state?.dueMs ?? 0n) - now;
  if (part === 'agreed' && due > 0 && !counting) return <>{t('handover.agreed-with', { name })}</>;
  if (part === 'agreed' && due > 0)
    return <>{t('handover.agreed', { name, time: minutes(due) })}</>;
  const side = gives ? 'gives' : 'takes';
  switch (part) {
    case 'waiting':
      return <>{t('handover.waiting', { name })}</>;
    case 'asked':
      return <>{t(`handover.asked-${side}`, { name })}</>;
    case 'agreed':
    case 'arming':
      return gives ? <>{t('handover.arming', { name })}</> : <>{t('handover.arming-takes')}</>;
    case 'armed':
      return <>{t(`handover.armed-${side}`, { name })}</>;
  }
}

function Outcome({ desk, nowMs }: { desk: Desk; nowMs: number }) {
  const me = desk.page.me.value?.participant ?? '';
  const last = outcomeFor(desk.page.booths.value, me);
  if (!last || nowMs - Number(last.atMs) > TOLD_MS) return <>{t('handover.none')}</>;
  if (last.result !== HandoverResult.SWAPPED) return <>{t(RESULTS[last.result])}</>;
  return (
    <span data-test="handover-gap" data-gap={last.gapMs} data-overlap={last.overlapFrames}>
      {last.measured
        ? t('handover.swapped-gap', { gap: last.gapMs, overlap: last.overlapFrames * FRAME_MS })
        : t('handover.swapped')}
    </span>
  );
}

const RESULTS = {
  [HandoverResult.UNSPECIFIED]: 'handover.none',
  [HandoverResult.SWAPPED]: 'handover.swapped',
  [HandoverResult.DECLINED]: 'handover.declined',
  [HandoverResult.CANCELLED]: 'handover.cancelled',
  [HandoverResult.TIMED_OUT]: 'handover.timed-out',
  [HandoverResult.VANISHED]: 'handover.vanished',
  [HandoverResult.TAKEN]: 'handover.taken',
} as const;

const STEPS: Readonly<
  Record<
    Exclude<HandoverStep, undefined>,
    'handover.offer' | 'handover.request' | 'handover.accept' | 'handover.swap'
  >
> = {
  offer: 'handover.offer',
  request: 'handover.request',
  accept: 'handover.accept',
  swap: 'handover.swap',
};

function HandoverKeys({ desk }: { desk: Desk }) {
  const step = desk.handover.step();
  const { part } = desk.handover.now.value;
  const begins = step === 'offer' || step === 'request';
  return (
    <div class="handover-keys">
      <button
        type="button"
        class={step === 'accept' || step === 'swap' ? 'button go' : 'button'}
        data-test="handover-step"
        data-step={step ?? ''}
        aria-keyshortcuts={shortcut('handover')}
        disabled={step === undefined}
        onClick={() => desk.handover.advance()}
      >
        <Cap of="handover" />
        {t(step ? STEPS[step] : 'handover.offer')}
      </button>
      {begins && (
        <button
          type="button"
          class="button"
          data-test="handover-later"
          onClick={() => desk.handover.advance(LATER_MINUTES)}
        >
          {t('handover.later', { count: LATER_MINUTES })}
        </button>
      )}
      {part !== 'none' && (
        <button
          type="button"
          class="button"
          data-test="handover-no"
          onClick={() => desk.handover.refuse()}
        >
          {t(part === 'asked' ? 'handover.decline' : 'handover.cancel')}
        </button>
      )}
      <button
        type="button"
        class="button take-over"
        data-test="take-over"
        aria-keyshortcuts={shortcut('take-over')}
        disabled={desk.onAir() || desk.holder.value === undefined}
        onClick={() => desk.takeOver()}
      >
        <Cap of="take-over" />
        <Icon name="mic" />
        {t('handover.take')}
      </button>
    </div>
  );
}
