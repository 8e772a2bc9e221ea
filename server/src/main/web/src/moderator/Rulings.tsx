/** Points of order that were heard and wait for the chair's ruling; and the last ruling that was made. */
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { Chair } from './chair';

export function Rulings({ chair }: { chair: Chair }) {
  const due = chair.page.floor.value?.rulingsDue ?? [];
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
            <Words of={whose(chair, turn)} />
            <Button
              test="rule"
              icon="gavel"
              hotkey="R"
              disabled={!chair.presides.value}
              onPress={() => (chair.asking.value = { of: 'rule', turn })}
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
export function whose(chair: Chair, turn: number): { text: string; lang: string } {
  const names = chair.page.names.value as ConferenceNames;
  const known = [
    ...chair.speeches,
    ...chair.turns.value,
    ...(chair.page.spoken.value?.last ?? []),
  ].find((one) => one.turn === turn);
  const text = known ? names.inFull(known.participant, speaking.value.tag) : `#${turn}`;
  return { text, lang: speaking.value.tag };
}
