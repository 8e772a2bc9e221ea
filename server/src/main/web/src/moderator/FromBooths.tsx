/** What the booths tell the podium: slower or louder, and nobody learns who; alarms that came as far as this; who speaks to the chair; a text that is missing. */
import {
  AlarmKind,
  Cue,
  HelpKind,
  HelpState,
  type Alarm,
  type HelpRequest,
} from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { UnheardBy } from '../parts/UnheardBy';
import { Words } from '../parts/Words';
import { ask } from '../state/hub/toasts';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { languageName, speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

export function FromBooths({ moderator }: { moderator: ModeratorConsole }) {
  const { backstage, cues, now } = moderator.page;
  const names = moderator.page.names.value as ConferenceNames;
  const lit = (cues.value?.cues ?? []).filter(({ untilMs }) => Number(untilMs) > now.value);
  const alarms = (backstage.alarms.value?.alarms ?? []).filter((one) => one.acknowledgedBy === '');
  const me = moderator.page.me.value?.participant;
  const calls = (backstage.calls.value?.calls ?? []).filter(({ from }) => from !== me);
  const asked = (backstage.help.value?.requests ?? []).filter(isOpen);
  return (
    <div role="status" data-test="from-booths">
      <ul class="from-booths" aria-label={t('booths.title')}>
        {lit.map(({ cue, shown }) => (
          <li key={`cue-${cue}`} data-test={`cue-${cue === Cue.LOUDER ? 'louder' : 'slower'}`}>
            <Icon name="hourglass" />
            <strong>{t(cue === Cue.LOUDER ? 'cue.louder' : 'cue.slower')}</strong>
            <span class="small soft">{t(shown ? 'calls.shown' : 'calls.noted')}</span>
          </li>
        ))}
        {alarms.map((alarm) => (
          <AlarmRow
            key={`alarm-${alarm.alarm}`}
            moderator={moderator}
            names={names}
            alarm={alarm}
          />
        ))}
        {calls.map(({ epoch, from }) => (
          <li key={`call-${epoch}`} data-test="incoming-call">
            <Icon name="bell-ring" />
            <strong>
              {t('calls.speaks', { name: names.name(from, speaking.value.tag).text })}
            </strong>
            {moderator.mailbox.silent.value && (
              <Button
                test="hear-call"
                look="main"
                icon="headphones"
                onPress={() => void moderator.mailbox.hear()}
              >
                {t('booths.hear')}
              </Button>
            )}
          </li>
        ))}
        {asked.map((request) => (
          <HelpRow key={`help-${request.request}`} moderator={moderator} request={request} />
        ))}
      </ul>
    </div>
  );
}

function isOpen({ state }: HelpRequest): boolean {
  return state === HelpState.OPEN || state === HelpState.TAKEN;
}

function AlarmRow({
  moderator,
  names,
  alarm,
}: {
  moderator: ModeratorConsole;
  names: ConferenceNames;
  alarm: Alarm;
}) {
  const tag = names.languageOfChannel(alarm.channel)?.tag ?? '';
  return (
    <li data-test="alarm" data-kind={alarm.kind}>
      <Icon name="siren" />
      <strong>
        {t(`alarm.kind-${alarm.kind as Exclude<AlarmKind, AlarmKind.UNSPECIFIED>}`, {
          language: tag ? languageName(tag) : t('booths.floor'),
        })}
      </strong>
      {alarm.kind === AlarmKind.FLOOR_LOST && (
        <Words of={names.name(alarm.participant, speaking.value.tag)} />
      )}
      {alarm.unheard && <UnheardBy who={alarm.unheard} />}
      <Button
        test="alarm-seen"
        icon="check"
        onPress={() => ask(moderator.page.hub.acknowledgeAlarm({ alarm: alarm.alarm }))}
      >
        {t('alarm.seen')}
      </Button>
    </li>
  );
}

/** Only what is about the speaker comes here. */
function HelpRow({ moderator, request }: { moderator: ModeratorConsole; request: HelpRequest }) {
  const { hub } = moderator.page;
  const taken = request.state === HelpState.TAKEN;
  const about = request.kind === HelpKind.NEED_DOCUMENT ? 'help.no-document' : 'help.no-microphone';
  return (
    <li data-test="help-request" data-kind={request.kind} data-state={request.state}>
      <Icon name={taken ? 'wrench' : 'bell-ring'} />
      <strong>{t(about)}</strong>
      <span class="small soft">{t(taken ? 'calls.taken' : 'calls.open')}</span>
      <Button
        test={taken ? 'help-done' : 'help-take'}
        icon={taken ? 'check' : 'hand'}
        onPress={() =>
          ask(
            taken
              ? hub.closeHelp({ request: request.request })
              : hub.takeHelp({ request: request.request }),
          )
        }
      >
        {t(taken ? 'help.done' : 'help.take')}
      </Button>
    </li>
  );
}
