/** The session, the time, and a lamp for each language: is anyone interpreting into it? */
import { SessionPhase } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Earlier } from '../parts/Earlier';
import { LanguageMenu } from '../parts/LanguageMenu';
import { LinkState } from '../parts/LinkState';
import { Words } from '../parts/Words';
import { aroundOf } from '../state/hub/around';
import { onAirInto } from '../state/sitting/booth';
import { carries, channelState } from '../state/sitting/channels';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { ConsoleState } from '../state/hub/pageState';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

export function TopBar({ moderator }: { moderator: ModeratorConsole }) {
  const { page } = moderator;
  const names = page.names.value as ConferenceNames;
  const session = page.session.value;
  const tag = speaking.value.tag;
  return (
    <header class="bar-top">
      <div class="session-name">
        <h1>
          <Words of={names.text(names.session(session?.session ?? '')?.title, tag)} />
        </h1>
        <p class="small soft">
          <Words of={names.text(names.conference.title, tag)} />
        </p>
      </div>
      <ul class="lamps" aria-label={t('lamps.title')}>
        {names.languages.map(({ tag: lang, channel }) => (
          <Lamp key={lang} page={page} names={names} lang={lang} channel={channel} />
        ))}
      </ul>
      <div class="bar-end">
        <span class="figures time">{timeOfDay(page.now.value, names.conference.timeZone)}</span>
        <Quorum moderator={moderator} />
        <LinkState page={page} />
        <Earlier page={page} />
        <LanguageMenu />
        <Button
          test="hotkeys-open"
          look="plain"
          icon="keyboard"
          onPress={() => (moderator.questions.asking.value = { of: 'keys' })}
        >
          {t('hotkeys.button')}
        </Button>
        {session?.phase === SessionPhase.SCHEDULED && moderator.sitting.presides.value && (
          <Button
            test="open-session"
            look="go"
            icon="play"
            onPress={() => moderator.commands.open()}
          >
            {t('session.open')}
          </Button>
        )}
        {session?.phase === SessionPhase.SUSPENDED && (
          <span class="mark attention" data-test="session-suspended">
            <Icon name="pause" />
            {t('session.suspended')}
          </span>
        )}
        {session?.phase === SessionPhase.SUSPENDED && moderator.sitting.presides.value && (
          <Button
            test="resume-session"
            look="go"
            icon="play"
            onPress={() => moderator.commands.open()}
          >
            {t('session.resume')}
          </Button>
        )}
        {session?.phase === SessionPhase.OPEN && moderator.sitting.presides.value && (
          <Button
            test="close-session"
            icon="gavel"
            onPress={() => (moderator.questions.closing.value = true)}
          >
            {t('session.close')}
          </Button>
        )}
        {session?.phase === SessionPhase.CLOSED && (
          <span class="mark" data-test="session-closed">
            {t('session.closed')}
          </span>
        )}
        {session?.phase === SessionPhase.CLOSED && moderator.sitting.presides.value && (
          <>
            <OpenNext moderator={moderator} />
            <Button
              test="reopen-session"
              look="plain"
              icon="rotate-ccw"
              onPress={() => (moderator.questions.asking.value = { of: 'reopen' })}
            >
              {t('session.reopen')}
            </Button>
          </>
        )}
      </div>
    </header>
  );
}

/** One press goes to the session that is next and opens it. */
function OpenNext({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const title = (id: string) => names.text(names.session(id)?.title, speaking.value.tag).text;
  return (
    <>
      {aroundOf(moderator.page).next.map(({ session }) => {
        const words = t('session.open-next', { session: title(session) });
        return (
          <Button
            key={session}
            test={`open-next-${session}`}
            look="go"
            icon="play"
            title={words}
            onPress={() => moderator.commands.openNext(session)}
          >
            <span class="cut">{words}</span>
          </Button>
        );
      })}
    </>
  );
}

/** How many delegations are there, and, where there is a rule, whether that is enough to sit and to decide. */
function Quorum({ moderator }: { moderator: ModeratorConsole }) {
  const quorum = moderator.page.quorum.value;
  if (!quorum || quorum.entitledCount === 0) return null;
  if (quorum.neededToOpen + quorum.neededToDecide === 0)
    return (
      <button
        type="button"
        class="mark quorum-mark"
        data-test="quorum"
        onClick={() => (moderator.side.value = 'present')}
      >
        <Icon name="users" />
        {t('quorum.present', { present: quorum.presentCount, all: quorum.entitledCount })}
      </button>
    );
  const enough = quorum.openMet || quorum.overridden;
  return (
    <button
      type="button"
      class={`mark quorum-mark ${quorum.decideMet ? 'go' : enough ? '' : 'attention'}`}
      data-test="quorum"
      title={t('quorum.of', {
        present: quorum.presentCount,
        all: quorum.entitledCount,
        needed: quorum.neededToOpen,
      })}
      onClick={() => (moderator.side.value = 'present')}
    >
      <Icon name={enough ? 'users' : 'triangle-alert'} />
      <span class="figures">
        {quorum.presentCount}/{quorum.entitledCount}
      </span>
      {t(quorum.decideMet ? 'quorum.met' : enough ? 'quorum.open-only' : 'quorum.missing')}
    </button>
  );
}

interface LampProps {
  readonly page: ConsoleState;
  readonly names: ConferenceNames;
  readonly lang: string;
  readonly channel: number;
}

function Lamp({ page, names, lang, channel }: LampProps) {
  const what = carries(channelState(page.channels.value?.channels, channel));
  const desk = onAirInto(page.booths.value, lang);
  const heard = page.presence.value?.listeners.find((one) => one.channel === channel)?.listeners;
  const who = desk ? names.name(desk.interpreter, speaking.value.tag) : undefined;
  const look = what === 'floor' ? 'attention' : desk ? 'live' : '';
  return (
    <li class={`lamp ${look}`} data-test={`lamp-${lang}`} data-carries={what}>
      <span class="lamp-language">
        <Icon name={desk ? 'mic' : what === 'floor' ? 'triangle-alert' : 'headphones'} />
        <span lang={lang}>{names.autonym(lang).text}</span>
      </span>
      <span class="small soft">
        {who ? (
          <Words of={who} />
        ) : (
          t(`lamps.${what === 'floor' ? 'nobody' : what === 'speaker' ? 'speaker' : 'idle'}`)
        )}
        {heard !== undefined && ` · ${t('lamps.listeners', { count: heard })}`}
      </span>
    </li>
  );
}
