/** The head of the booth's console: which booth and session, the time, how long one has been on air, the link. */
import { Icon } from '../parts/Icon';
import { Button } from '../parts/Button';
import { Earlier } from '../parts/Earlier';
import { LanguageMenu } from '../parts/LanguageMenu';
import { LinkState } from '../parts/LinkState';
import { Words } from '../parts/Words';
import { minutes, timeOfDay } from '../state/sitting/clock';
import { cueMs, shiftMs, turnMs } from '../state/sitting/booth';
import { speaking, t } from '../words/words';
import type { Desk } from './desk';
import { carryOut } from './deskKeys';

const NOTHING = { text: '', lang: '' };

export function BoothHeader({ desk }: { desk: Desk }) {
  const { page, sound } = desk;
  const names = page.names.value;
  const tag = speaking.value.tag;
  const title = names?.session(page.session.value?.session ?? '')?.title;
  return (
    <header class="booth-head">
      <h1>
        <Words of={names?.text(names.booth(page.me.value?.booth ?? '')?.name, tag) ?? NOTHING} />
      </h1>
      <p class="soft small session-title">
        <Words of={names?.text(title, tag) ?? NOTHING} />
      </p>
      <ShiftClock desk={desk} />
      <span class="figures time" data-test="time">
        {timeOfDay(page.now.value, names?.conference.timeZone ?? '', true)}
      </span>
      <LinkState page={page} roundTripMs={sound.delay.value.roundTripMs} />
      <Earlier page={page} />
      <HallVideo desk={desk} />
      <LanguageMenu />
      <Button
        test="help"
        look="plain"
        icon="keyboard"
        hotkey="?"
        onPress={() => carryOut(desk, { does: 'help' })}
      >
        <span class="small">{t('keys.title')}</span>
      </Button>
    </header>
  );
}

/** The picture of the hall in a window of its own: beside the console, and never needed to work it. */
function HallVideo({ desk }: { desk: Desk }) {
  const video = desk.page.names.value?.conference.interpretation?.video ?? '';
  if (!video.startsWith('https://')) return null;
  return (
    <a
      class="button plain hall-video"
      data-test="hall-video"
      href={video}
      target="dragoman-hall"
      rel="noopener noreferrer"
    >
      <Icon name="video" />
      <span class="small">{t('booth.video')}</span>
    </a>
  );
}

/** How long whoever is on air in this booth has been so: half an hour is a turn, the cue comes two minutes before. */
function ShiftClock({ desk }: { desk: Desk }) {
  const onAir = [desk.mine.value, ...desk.partners.value].find((one) => one?.onAir);
  if (!onAir) return null;
  const ms = shiftMs(onAir, desk.page.now.value);
  const turn = turnMs(desk.page.names.value?.conference.interpretation);
  const cue = ms >= cueMs(turn);
  return (
    <span class={cue ? 'mark attention shift' : 'mark shift'} data-test="shift">
      <Icon name="radio" />
      {t('shift.title')}
      <span class="figures">
        {minutes(ms)} / {minutes(turn)}
      </span>
      {cue && <span>{t('shift.hand-over')}</span>}
    </span>
  );
}
