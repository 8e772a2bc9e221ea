/** What waits for the technician: alarms, calls for help, listeners without sound. The oldest first. */
import {
  AlarmKind,
  HelpKind,
  HelpState,
  type Alarm,
  type HelpRequest,
  type NoSound,
} from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ask } from '../state/hub/toasts';
import { UnheardBy } from '../parts/UnheardBy';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import { isQuick } from '../state/sitting/chat';
import { age } from '../state/sitting/health';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { languageName, speaking, t } from '../words/words';
import type { Board } from './board';
import { certificateAlarm, certificateEnd } from './certificate';

export function Matters({ board }: { board: Board }) {
  const { page } = board;
  const names = page.names.value;
  const { alarms, help, technician } = page.backstage;
  if (!names) return null;
  const requests = help.value?.requests ?? [];
  return (
    <div class="matters">
      <FromPeople board={board} names={names} />
      <h3 class="heading">{t('board.alarms')}</h3>
      <ul data-test="alarms">
        {alarms.value?.alarms.map((alarm) => (
          <AlarmRow key={alarm.alarm} board={board} names={names} alarm={alarm} />
        ))}
        {!alarms.value?.alarms.length && <li class="soft small">{t('board.no-alarms')}</li>}
      </ul>
      <h3 class="heading">{t('board.help')}</h3>
      <ul data-test="help">
        {[...requests].sort(openFirst).map((request) => (
          <HelpRow key={request.request} board={board} names={names} request={request} />
        ))}
        {requests.length === 0 && <li class="soft small">{t('board.no-help')}</li>}
      </ul>
      <h3 class="heading">{t('board.no-sound')}</h3>
      <ul data-test="no-sound">
        {technician.value?.noSound.map((group) => (
          <NoSoundRow key={group.channel} names={names} group={group} />
        ))}
        {!technician.value?.noSound.length && <li class="soft small">{t('board.all-hear')}</li>}
      </ul>
    </div>
  );
}

/** Who speaks on the intercom just now, and what was written and not read yet. */
function FromPeople({ board, names }: { board: Board; names: ConferenceNames }) {
  const { callers, unread } = board.inbox;
  const tag = speaking.value.tag;
  return (
    <ul data-test="from-people">
      {callers.value.map(({ epoch, from }) => (
        <li key={`${from} ${epoch}`} class="matter attention" data-test="intercom-call">
          <Icon name="phone" />
          <strong class="matter-words">
            {t('calls.speaks', { name: names.name(from, tag).text })}
          </strong>
        </li>
      ))}
      {unread.value.map(({ line, from, text, quick, atMs }) => (
        <li key={String(line)} class="matter attention" data-test="unread-line">
          <Icon name="message-square-reply" />
          <span class="matter-words">
            <bdi dir="auto">{text || (isQuick(quick) ? t(`quick.${quick}`) : quick)}</bdi>
            <span class="small soft">
              <span class="figures">{timeOfDay(Number(atMs), names.conference.timeZone)}</span>{' '}
              <Words of={names.name(from, tag)} />
            </span>
          </span>
          <Button
            test="open-messages"
            icon="message-square-reply"
            onPress={() => (board.pane.value = 'messages')}
          >
            {t('board.answer')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function AlarmRow({ board, names, alarm }: { board: Board; names: ConferenceNames; alarm: Alarm }) {
  const tag = names.languageOfChannel(alarm.channel)?.tag ?? '';
  const since = Math.max(0, board.page.now.value - Number(alarm.sinceMs));
  const end = certificateEnd(alarm.untilMs, board.page.now.value);
  const title = end
    ? certificateAlarm(end)
    : t(`alarm.kind-${alarm.kind as Exclude<AlarmKind, AlarmKind.UNSPECIFIED>}`, {
        language: tag ? languageName(tag) : t('board.floor'),
        seconds: Number(alarm.movedMs) / 1000,
      });
  return (
    <li class={alarm.acknowledgedBy ? 'matter' : 'matter attention'} data-test="alarm">
      <Icon name="siren" />
      <span class="matter-words">
        <strong>{title}</strong>
        {alarm.unheard && <UnheardBy who={alarm.unheard} />}
        <span class="small soft">
          <span class="figures">{age(since)}</span>{' '}
          {alarm.participant && <Words of={names.name(alarm.participant, speaking.value.tag)} />}{' '}
          {alarm.acknowledgedBy &&
            t('board.seen-by', { name: names.name(alarm.acknowledgedBy, speaking.value.tag).text })}
        </span>
      </span>
      {!alarm.acknowledgedBy && (
        <Button
          test="alarm-seen"
          icon="check"
          onPress={() => ask(board.page.hub.acknowledgeAlarm({ alarm: alarm.alarm }))}
        >
          {t('alarm.seen')}
        </Button>
      )}
    </li>
  );
}

const KINDS = {
  [HelpKind.UNSPECIFIED]: 'help.technician',
  [HelpKind.NO_SOUND]: 'help.no-sound',
  [HelpKind.ECHO]: 'help.echo',
  [HelpKind.TOO_QUIET]: 'help.too-quiet',
  [HelpKind.NO_MICROPHONE]: 'help.no-microphone',
  [HelpKind.NEED_DOCUMENT]: 'help.no-document',
  [HelpKind.CALL_TECHNICIAN]: 'help.technician',
  [HelpKind.ALARM]: 'help.alarm',
  [HelpKind.DESK_LOST]: 'help.desk-lost',
} as const;

function openFirst(a: HelpRequest, b: HelpRequest): number {
  const closed = ({ state }: HelpRequest) => (isOpen(state) ? 0 : 1);
  return closed(a) - closed(b);
}

function isOpen(state: HelpState): boolean {
  return state === HelpState.OPEN || state === HelpState.TAKEN;
}

/** open → taken → done. */
function HelpRow({
  board,
  names,
  request,
}: {
  board: Board;
  names: ConferenceNames;
  request: HelpRequest;
}) {
  const { hub } = board.page;
  const tag = speaking.value.tag;
  const zone = names.conference.timeZone;
  const stands = {
    [HelpState.UNSPECIFIED]: 'board.help-open',
    [HelpState.OPEN]: 'board.help-open',
    [HelpState.TAKEN]: 'board.help-taken',
    [HelpState.DONE]: 'board.help-done',
    [HelpState.WITHDRAWN]: 'board.help-withdrawn',
  } as const;
  return (
    <li
      class={request.state === HelpState.OPEN ? 'matter attention' : 'matter'}
      data-test="help-request"
      data-kind={request.kind}
      data-state={request.state}
    >
      <Icon name={request.state === HelpState.OPEN ? 'bell-ring' : 'wrench'} />
      <span class="matter-words">
        <strong>
          {t(KINDS[request.kind])}
          {request.times > 1 && <span class="figures"> ×{request.times}</span>}
        </strong>
        <span class="small soft">
          <span class="figures">{timeOfDay(Number(request.askedAtMs), zone)}</span>{' '}
          {request.participant && <Words of={names.name(request.participant, tag)} />}{' '}
          <Words of={names.text(names.booth(request.booth)?.name, tag)} />{' '}
          {t(stands[request.state])}{' '}
          {request.takenBy && <Words of={names.name(request.takenBy, tag)} />}
        </span>
        {request.note && <bdi dir="auto">{request.note}</bdi>}
      </span>
      {request.state === HelpState.OPEN && (
        <Button
          test="help-take"
          icon="hand"
          onPress={() => ask(hub.takeHelp({ request: request.request }))}
        >
          {t('board.take')}
        </Button>
      )}
      {request.state === HelpState.TAKEN && (
        <Button
          test="help-done"
          icon="check"
          onPress={() => ask(hub.closeHelp({ request: request.request }))}
        >
          {t('board.done')}
        </Button>
      )}
    </li>
  );
}

/** "FR: 7 of 41; Android 5; 10.0.3 7; hub sends". */
function NoSoundRow({ names, group }: { names: ConferenceNames; group: NoSound }) {
  const language = names.languageOfChannel(group.channel);
  const shared = [
    group.platformReports > 1 && `${group.platform} ${group.platformReports}`,
    group.networkReports > 1 && `${group.network} ${group.networkReports}`,
  ].filter(Boolean);
  const sends = (group.lastFrameAgeMs ?? Infinity) < 1000;
  return (
    <li class="matter attention" data-test="no-sound-group">
      <Icon name="volume-x" />
      <span class="matter-words">
        <strong>
          <bdi lang={language?.tag}>{language?.autonym ?? t('board.floor')}</bdi>{' '}
          {t('board.reports', { reports: group.reports, listeners: group.listeners })}
        </strong>
        <span class="small soft">
          {t(sends ? 'board.hub-sends' : 'board.hub-silent', { age: age(group.lastFrameAgeMs) })}
          {shared.length > 0 && ' · '}
          <bdi>{shared.join(' · ')}</bdi>
        </span>
      </span>
    </li>
  );
}
