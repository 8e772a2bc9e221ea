/** The technician's board: every channel, booth and desk at a glance, before anybody complains. */
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Earlier } from '../parts/Earlier';
import { Entrance } from '../parts/Entrance';
import { Icon } from '../parts/Icon';
import { LanguageMenu } from '../parts/LanguageMenu';
import { LinkState } from '../parts/LinkState';
import { OtherSessions } from '../parts/OtherSessions';
import { SoundTroubleBanner } from '../parts/SoundTroubleBanner';
import { Tabs } from '../parts/Tabs';
import { Toasts } from '../parts/Toasts';
import { Words } from '../parts/Words';
import type { EarDesk } from '../state/sound/boothEar';
import { timeOfDay } from '../state/sitting/clock';
import type { ConsoleState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';
import { speaking, t } from '../words/words';
import { Board, type Pane } from './board';
import { OffAirDialog, SwitchedBar } from './Switching';
import { ringThrice } from './inbox';
import { Badges } from './Badges';
import { Channels } from './Channels';
import { Desks } from './Desks';
import { Matters } from './Matters';
import { MessagePane } from './MessagePane';
import { Missing } from './Missing';
import { Checks } from './Checks';
import { certificateEnd, certificateLeft } from './certificate';

interface TechnicianProps {
  readonly page: ConsoleState;
  readonly sound: SoundDesk;
  readonly ear: EarDesk;
}

const PANES: readonly Pane[] = ['matters', 'checks', 'messages', 'badges'];

export function Technician({ page, sound, ear }: TechnicianProps) {
  const board = useMemo(() => new Board(page, sound, ear), [page, sound, ear]);
  useEffect(() => board.inbox.announce(ringThrice), [board]);
  useEffect(() => board.levels.follow(page), [board, page]);
  return (
    <Entrance page={page}>
      <main class="board">
        <BoardHead board={board} />
        <SoundTroubleBanner page={page} sound={sound} />
        <OtherSessions page={page} ahead />
        <div class="board-tables">
          <Channels board={board} />
          <Desks board={board} />
        </div>
        <section class="card board-side">
          <Tabs
            label={t('board.side')}
            name="side"
            chosen={board.pane}
            tabs={PANES.map((pane) => ({ id: pane, face: <PaneFace board={board} pane={pane} /> }))}
          />
          <div
            class="pane"
            role="tabpanel"
            tabIndex={0}
            id={`side-${board.pane.value}-panel`}
            aria-labelledby={`side-${board.pane.value}`}
          >
            {board.pane.value === 'matters' && <Matters board={board} />}
            {board.pane.value === 'checks' && <Checks board={board} />}
            {board.pane.value === 'checks' && <Missing page={board.page} />}
            {board.pane.value === 'messages' && <MessagePane board={board} />}
            {board.pane.value === 'badges' && <Badges page={board.page} />}
          </div>
        </section>
      </main>
      <OffAirDialog board={board} />
      <SwitchedBar board={board} />
      <Toasts />
    </Entrance>
  );
}

function PaneFace({ board, pane }: { board: Board; pane: Pane }) {
  const { waiting, unread } = board.inbox;
  const count = { matters: waiting.value.size, messages: unread.value.length }[pane as string] ?? 0;
  return (
    <>
      {t(`board.${pane}`)}
      {count > 0 && <span class="count figures">{count}</span>}
    </>
  );
}

function BoardHead({ board }: { board: Board }) {
  const { page } = board;
  const names = page.names.value;
  const matters = board.inbox.waiting.value.size;
  const check = page.backstage.soundCheck.value;
  return (
    <header class="board-head">
      <h1>
        <Words
          of={
            names?.text(
              names.session(page.session.value?.session ?? '')?.title,
              speaking.value.tag,
            ) ?? { text: '', lang: '' }
          }
        />
      </h1>
      <span class={board.live.value ? 'mark go' : 'mark'} data-test="session-phase">
        <Icon name="radio" />
        {t(board.live.value ? 'board.live' : 'board.not-live')}
      </span>
      <span class={matters > 0 ? 'mark attention' : 'mark go'} data-test="matters" role="status">
        <Icon name={matters > 0 ? 'bell-ring' : 'check'} />
        {t('board.open-matters', { count: matters })}
      </span>
      {check && (
        <span class={check.failed > 0 ? 'mark attention' : 'mark'} data-test="check-count">
          <Icon
            name={
              check.failed > 0
                ? 'triangle-alert'
                : check.passed === check.checks.length
                  ? 'check'
                  : 'hourglass'
            }
          />
          {t('check.count', { passed: check.passed, all: check.checks.length })}
        </span>
      )}
      <CertificateMark page={page} />
      <Button
        test="ring"
        look="plain"
        icon={board.inbox.rings.value ? 'bell-ring' : 'volume-x'}
        pressed={board.inbox.rings.value}
        onPress={() => (board.inbox.rings.value = !board.inbox.rings.value)}
      >
        {t('board.ring')}
      </Button>
      <span class="grow" />
      <span class="figures time">
        {timeOfDay(page.now.value, names?.conference.timeZone ?? '', true)}
      </span>
      <LinkState page={page} roundTripMs={board.sound.delay.value.roundTripMs} />
      <Earlier page={page} />
      <LanguageMenu />
    </header>
  );
}

/** How long pages can still be opened, where the server has a certificate. */
function CertificateMark({ page }: { page: ConsoleState }) {
  const untilMs = page.backstage.technician.value?.certificateUntilMs ?? 0n;
  const end = certificateEnd(untilMs, page.now.value);
  if (!end) return null;
  return (
    <span class={end.soon ? 'mark attention' : 'mark'} data-test="certificate">
      <Icon name={end.soon ? 'triangle-alert' : 'check'} />
      {certificateLeft(end)}
    </span>
  );
}
