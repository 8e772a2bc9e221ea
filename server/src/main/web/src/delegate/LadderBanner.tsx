/** The chosen language is not interpreted now: which one is heard meanwhile. */
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { t } from '../words/words';
import type { DelegateProps } from './Delegate';
import { standing, stay } from './ladder';

export function LadderBanner({ room, sound }: DelegateProps) {
  const rung = standing.value;
  const house = room.house.value;
  if (!rung || !house) return null;
  const nameOf = (channel: number) => house.languageOfChannel(channel)?.autonym ?? '';
  const chosen = nameOf(rung.chosen);
  return (
    <Banner
      test="ladder"
      look="attention"
      icon="arrow-up-down"
      title={t('ladder.instead', { chosen, instead: nameOf(rung.instead) })}
      role="status"
    >
      <Button test="ladder-stay" look="plain" icon="undo-2" onPress={() => stay(sound)}>
        {t('ladder.stay', { chosen })}
      </Button>
    </Banner>
  );
}
