/** What the hall's screens show: the speaker, the list, the agenda, a message, or nothing. */
import { HallScreen } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

const SCREENS = [
  [HallScreen.SPEAKER, 'speaker', 'mic'],
  [HallScreen.LIST, 'list', 'list-ordered'],
  [HallScreen.AGENDA, 'agenda', 'gavel'],
  [HallScreen.MESSAGE, 'message', 'megaphone'],
  [HallScreen.BLANK, 'blank', 'monitor'],
] as const;

export function HallScreenChoice({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const shown = moderator.page.hall.value;
  const screen = shown?.screen || HallScreen.SPEAKER;
  const choose = (wanted: HallScreen) =>
    wanted === HallScreen.MESSAGE
      ? (moderator.questions.asking.value = { of: 'hall-message' })
      : moderator.commands.showInHall(wanted);
  return (
    <>
      <h3 class="heading">{t('hall-screen.now')}</h3>
      <div class="hall-screens" role="group" aria-label={t('hall-screen.title')}>
        {SCREENS.map(([value, word, icon]) => (
          <Button
            key={word}
            test={`hall-screen-${word}`}
            icon={icon}
            pressed={screen === value}
            onPress={() => choose(value)}
          >
            {t(`hall-screen.${word}`)}
          </Button>
        ))}
      </div>
      {screen === HallScreen.MESSAGE && (
        <p data-test="hall-message">
          <Words of={names.text(shown?.message, speaking.value.tag)} />
        </p>
      )}
    </>
  );
}
