/** What is asked before it is done: closing the list, a ruling, a swap, going on without a quorum. */
import { useSignal } from '@preact/signals';
import { PlannedHour, Ruling, SessionPhase, type Turn } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { partOf } from '../state/sitting/turns';
import { speaking, t } from '../words/words';
import { AnnounceDialog, HallMessageDialog } from './AnnounceDialog';
import { BadgeDialog } from './BadgeDialog';
import { CarryDialog } from './CarryDialog';
import type { ModeratorConsole } from './console';
import { CountDialog } from './CountDialog';
import { HotkeyHelp } from './HotkeyHelp';
import { OrderDialog } from './OrderDialog';
import { RefuseDialog } from './RefuseDialog';
import { ReopenDialog } from './ReopenDialog';
import { ReplaceDialog } from './ReplaceDialog';
import { whose } from './Rulings';
import { SoundGate } from './SoundGate';
import { TimeDialog } from './TimeDialog';

const RULINGS = [
  [Ruling.SUSTAINED, 'rule.sustained', 'check'],
  [Ruling.REJECTED, 'rule.rejected', 'x'],
  [Ruling.NOTED, 'rule.noted', 'notebook-pen'],
] as const;
const SOON = [5, 10, 15];
/** By the plan: an hour before the session is to begin, or to end. */
const PLANNED = [
  { before: PlannedHour.OPENING, minutes: 60, words: 'before-opening' },
  { before: PlannedHour.OPENING, minutes: 0, words: 'at-opening' },
  { before: PlannedHour.CLOSING, minutes: 60, words: 'before-closing' },
] as const;

export function Questions({ moderator }: { moderator: ModeratorConsole }) {
  const question = moderator.questions.asking.value;
  const close = () => (moderator.questions.asking.value = undefined);
  switch (question?.of) {
    case undefined:
      return null;
    case 'order':
      return <OrderDialog moderator={moderator} close={close} />;
    case 'close-list':
      return <CloseListDialog moderator={moderator} close={close} />;
    case 'quorum':
      return <QuorumDialog moderator={moderator} close={close} />;
    case 'announce':
      return (
        <AnnounceDialog
          moderator={moderator}
          close={close}
          phrase={question.phrase}
          values={question.values}
        />
      );
    case 'hall-message':
      return <HallMessageDialog moderator={moderator} close={close} />;
    case 'keys':
      return <HotkeyHelp close={close} />;
    case 'sound-check':
      return <SoundGate moderator={moderator} close={close} />;
    case 'reopen':
      return <ReopenDialog moderator={moderator} close={close} />;
    case 'remove':
    case 'turn-down':
      return (
        <RefuseDialog
          key={question.turn.turn}
          moderator={moderator}
          close={close}
          turn={question.turn}
          late={question.of === 'turn-down'}
        />
      );
    case 'carry':
      return <CarryDialog moderator={moderator} close={close} motion={question.motion} />;
    case 'count':
      return <CountDialog moderator={moderator} close={close} motion={question.motion} />;
    case 'time':
      return <TimeDialog moderator={moderator} close={close} to={question.to} />;
    case 'rule':
      return (
        <RuleDialog key={question.turn} moderator={moderator} close={close} turn={question.turn} />
      );
    case 'badge':
      return (
        <BadgeDialog
          key={question.participant}
          moderator={moderator}
          close={close}
          participant={question.participant}
        />
      );
    case 'replace':
      return <ReplaceDialog moderator={moderator} close={close} turn={question.turn} />;
    case 'swap':
      return <SwapDialog moderator={moderator} close={close} turn={question.turn} />;
  }
}

interface Asked {
  readonly moderator: ModeratorConsole;
  readonly close: () => void;
}

function CloseListDialog({ moderator, close }: Asked) {
  const now = moderator.page.now.value;
  const zone = (moderator.page.names.value as ConferenceNames).conference.timeZone;
  const begun = moderator.page.session.value?.phase !== SessionPhase.SCHEDULED;
  const planned = PLANNED.filter(({ before }) => !begun || before === PlannedHour.CLOSING);
  return (
    <Dialog label={t('list.close')} close={close}>
      <h2>{t('list.close-ask')}</h2>
      <p class="soft">{t('list.close-note')}</p>
      <div class="reasons">
        <Button
          test="close-list-now"
          look="main"
          icon="lock"
          onPress={() => moderator.commands.closeList(0)}
        >
          {t('list.close-now')}
        </Button>
        {SOON.map((count) => (
          <Button
            key={count}
            test={`close-list-${count}`}
            icon="clock"
            onPress={() => moderator.commands.closeList(now + count * 60_000)}
          >
            {t('list.close-in', { count, time: timeOfDay(now + count * 60_000, zone) })}
          </Button>
        ))}
        {planned.map(({ before, minutes, words }) => (
          <Button
            key={`${before}-${minutes}`}
            test={`close-list-${words}`}
            icon="calendar-clock"
            onPress={() => moderator.commands.closeListBefore(before, minutes)}
          >
            {t(`list.close-${words}`)}
          </Button>
        ))}
      </div>
      <div class="dialog-keys">
        <Button test="close-list-cancel" onPress={close}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

function RuleDialog({ moderator, close, turn }: Asked & { turn: number }) {
  const text = useSignal('');
  return (
    <Dialog label={t('rule.title')} close={close}>
      <h2>{t('rule.title')}</h2>
      <p>
        <Words of={whose(moderator, turn)} />
      </p>
      <label>
        <span class="small soft">{t('rule.text')}</span>
        <input
          class="field"
          data-test="rule-text"
          maxLength={300}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <div class="reasons">
        {RULINGS.map(([ruling, words, icon]) => (
          <Button
            key={words}
            test={words}
            icon={icon}
            onPress={() => moderator.commands.rule(turn, ruling, text.value.trim())}
          >
            {t(words)}
          </Button>
        ))}
      </div>
      <div class="dialog-keys">
        <Button test="rule-cancel" onPress={close}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

function QuorumDialog({ moderator, close }: Asked) {
  const reason = useSignal('');
  const quorum = moderator.page.quorum.value;
  return (
    <Dialog label={t('quorum.override')} close={close}>
      <h2>{t('quorum.override')}</h2>
      <p class="soft">
        {t('quorum.of', {
          present: quorum?.presentCount ?? 0,
          all: quorum?.entitledCount ?? 0,
          needed: quorum?.neededToOpen ?? 0,
        })}
      </p>
      <label>
        <span class="small soft">{t('move.reason')}</span>
        <input
          class="field"
          data-test="quorum-reason"
          maxLength={200}
          value={reason.value}
          onInput={(event) => (reason.value = event.currentTarget.value)}
        />
      </label>
      <div class="dialog-keys">
        <Button test="quorum-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button
          test="quorum-confirm"
          look="main"
          disabled={!reason.value.trim()}
          onPress={() => moderator.commands.overrideQuorum(reason.value.trim())}
        >
          {t('quorum.go-on')}
        </Button>
      </div>
    </Dialog>
  );
}

function SwapDialog({ moderator, close, turn }: Asked & { turn: Turn }) {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const others = moderator.sitting.turns.value.filter(
    (one) => one.turn !== turn.turn && partOf(one) === partOf(turn),
  );
  return (
    <Dialog label={t('swap.title')} close={close}>
      <h2>{t('swap.title')}</h2>
      <p>
        {t('swap.with', { name: names.inFull(turn.participant, tag) })}{' '}
        <span class="soft">{t('swap.note')}</span>
      </p>
      <div class="reasons">
        {others.map((one) => (
          <Button
            key={one.turn}
            test={`swap-with-${one.participant}`}
            onPress={() => moderator.commands.swap(turn.turn, one.turn)}
          >
            {moderator.sitting.turns.value.indexOf(one) + 1} {names.inFull(one.participant, tag)}
          </Button>
        ))}
      </div>
      <div class="dialog-keys">
        <Button test="swap-cancel" onPress={close}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
