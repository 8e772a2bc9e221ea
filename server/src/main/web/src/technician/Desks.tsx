/** Every desk and open microphone: who is there, what comes of it, and how to take it off air. */
import { Interlock, OverrideRule, type DeskWatch } from '@dragoman/client';
import { Icon } from '../parts/Icon';
import { ask } from '../state/hub/toasts';
import { Words } from '../parts/Words';
import { age, decibels, faultsOf, sounds } from '../state/sitting/health';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import { listOf } from '../words/written';
import type { Board } from './board';
import { Level, unevenness } from './Channels';
import { Chosen } from './Switching';

export function Desks({ board }: { board: Board }) {
  const names = board.page.names.value;
  const desks = board.page.backstage.technician.value?.desks ?? [];
  if (!names) return null;
  return (
    <section class="card table-card" aria-labelledby="desks-title">
      <div class="pane-head">
        <h2 class="heading" id="desks-title">
          {t('board.desks')}
        </h2>
        <InterlockChoice board={board} />
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="desks-title">
        <table class="matrix desks" data-test="desks">
          <thead>
            <tr>
              <th scope="col">{t('board.desk')}</th>
              <th scope="col">{t('board.state')}</th>
              <th scope="col">{t('board.level')}</th>
              <th scope="col">{t('board.peak')}</th>
              <th scope="col">LUFS</th>
              <th scope="col">{t('board.last')}</th>
              <th scope="col">{t('board.jitter')}</th>
              <th scope="col">{t('board.program')}</th>
              <th scope="col">{t('board.action')}</th>
            </tr>
          </thead>
          <tbody>
            {worstFirst(desks).map((desk) => (
              <DeskRow key={desk.participant} board={board} names={names} desk={desk} />
            ))}
          </tbody>
        </table>
        {desks.length === 0 && <p class="soft">{t('board.nobody')}</p>}
      </div>
    </section>
  );
}

interface DeskRowProps {
  readonly board: Board;
  readonly names: ConferenceNames;
  readonly desk: DeskWatch;
}

function DeskRow({ board, names, desk }: DeskRowProps) {
  const tag = speaking.value.tag;
  const into = names.languageOfChannel(desk.channel);
  const faults = desk.onAir && sounds(desk) ? faultsOf(desk, true) : [];
  const stands = desk.talks
    ? t('board.talks')
    : desk.onAir
      ? t(desk.cough ? 'board.coughs' : 'board.on-air', {
          language: into?.autonym ?? t('board.floor'),
        })
      : t(desk.connections > 0 ? 'board.there' : 'board.away');
  return (
    <tr class={faults.length > 0 ? 'trouble' : ''} data-test={`desk-${desk.participant}`}>
      <th scope="row">
        <Words of={names.name(desk.participant, tag)} />
        <span class="under small soft">
          <Words of={names.text(names.booth(desk.booth)?.name, tag)} />
        </span>
      </th>
      <td>
        <span class={desk.onAir ? 'mark live' : desk.connections > 0 ? 'mark' : 'mark attention'}>
          <Icon name={desk.onAir ? 'mic' : desk.connections > 0 ? 'headphones' : 'unplug'} />
          {stands}
        </span>
        {faults.length > 0 && (
          <span class="mark attention">
            <Icon name="triangle-alert" />
            {listOf(faults.map((fault) => t(`fault.${fault}`)))}
          </span>
        )}
      </td>
      <td>
        <Level dbfs={desk.levelDbfs} />
      </td>
      <td class="figures">{decibels(desk.peakDbfs)}</td>
      <td class="figures">{decibels(desk.loudnessLufs)}</td>
      <td class="figures">{age(desk.lastFrameAgeMs)}</td>
      <td class="figures">{desk.onAir ? unevenness(desk) : '–'}</td>
      <td class="small soft program">
        <bdi>{desk.client || '–'}</bdi>
      </td>
      <td>
        <button
          type="button"
          class="button slim"
          data-test={`off-air-${desk.participant}`}
          disabled={!desk.onAir}
          onClick={() => (board.doubt.value = { of: 'off-air', participant: desk.participant })}
        >
          <Icon name="mic-off" />
          {t('board.off-air')}
        </button>
      </td>
    </tr>
  );
}

/** What happens to a desk that goes on air where another is. */
const INTERLOCKS = {
  none: [Interlock.NONE, []],
  interlock: [Interlock.INTERLOCK, []],
  override: [Interlock.OVERRIDE, [OverrideRule.ALL]],
  partners: [Interlock.OVERRIDE, [OverrideRule.A_OVER_A]],
  own: [Interlock.OVERRIDE, [OverrideRule.A_OVER_A, OverrideRule.A_OVER_BC]],
} as const;
type InterlockName = keyof typeof INTERLOCKS;
const NAMES = Object.keys(INTERLOCKS) as readonly InterlockName[];

function InterlockChoice({ board }: { board: Board }) {
  const { interlock = Interlock.UNSPECIFIED, overrides = [] } = board.page.booths.value ?? {};
  const same = (name: InterlockName) => {
    const [kind, rules] = INTERLOCKS[name];
    return kind === interlock && [...rules].sort().join() === [...overrides].sort().join();
  };
  const now = NAMES.find(same) ?? '';
  const set = (name: InterlockName) => {
    const [kind, rules] = INTERLOCKS[name];
    ask(board.page.hub.setInterlock({ interlock: kind, overrides: [...rules] }));
  };
  const change = (name: string) => {
    set(name as InterlockName);
    if (now !== '')
      board.switch(t('board.switched', { what: t(`board.interlock-${now}`) }), () => set(now));
  };
  return (
    <div class="interlock">
      <span class="small soft">{t('board.interlock')}</span>
      <Chosen
        test="interlock"
        label={t('board.interlock')}
        now={now}
        choices={[
          ...(now === '' ? [['', t('board.interlock-other')] as const] : []),
          ...NAMES.map((name) => [name, t(`board.interlock-${name}`)] as const),
        ]}
        set={change}
      />
    </div>
  );
}

/** Faults first, then who is on air, then whoever is there; among equals the order of the booths. */
function worstFirst(desks: readonly DeskWatch[]): readonly DeskWatch[] {
  const rank = (desk: DeskWatch) =>
    desk.onAir
      ? sounds(desk) && faultsOf(desk, true).length > 0
        ? 0
        : 1
      : desk.connections > 0
        ? 2
        : 3;
  return desks.toSorted((a, b) => rank(a) - rank(b));
}
