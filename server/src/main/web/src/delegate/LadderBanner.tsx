/** The chosen language is not interpreted now: which one is heard meanwhile. */
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { languageName, t } from '../words/words';
import type { DelegateProps } from './props';
import { standing, stay } from './ladder';

export function LadderBanner({ page, sound }: DelegateProps) {
  const rung = standing.value;
  const names = page.names.value;
  if (!rung || !names) return null;
  const nameOf = (channel: number) => languageName(names.languageOfChannel(channel)?.tag ?? '');
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
