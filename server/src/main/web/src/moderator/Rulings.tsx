/** Points of order that were heard and wait for the chair's ruling; and the last ruling that was made. */
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { hotkeyOf } from './keys';

export function Rulings({ moderator }: { moderator: ModeratorConsole }) {
  const due = moderator.page.floor.value?.rulingsDue ?? [];
  return (
    <>
      {due.map((turn) => (
        <Banner
          key={turn}
          test="ruling-due"
          look="attention"
          icon="octagon-alert"
          title={t('rule.due')}
          role="status"
        >
          <span class="banner-row">
            <Words of={whose(moderator, turn)} />
            <Button
              test="rule"
              icon="gavel"
              hotkey={hotkeyOf('R')}
              disabled={!moderator.sitting.presides.value}
              onPress={() => (moderator.questions.asking.value = { of: 'rule', turn })}
            >
              {t('rule.title')} <kbd>R</kbd>
            </Button>
          </span>
        </Banner>
      ))}
    </>
  );
}

/** Whose point of order it is: it speaks still, waits, or was among the last. */
export function whose(moderator: ModeratorConsole, turn: number): { text: string; lang: string } {
  const names = moderator.page.names.value as ConferenceNames;
  const known = [
    ...moderator.sitting.speeches,
    ...moderator.sitting.turns.value,
    ...(moderator.page.spoken.value?.last ?? []),
  ].find((one) => one.turn === turn);
  const text = known ? names.inFull(known.participant, speaking.value.tag) : `#${turn}`;
  return { text, lang: speaking.value.tag };
}
