/** How the next speaker would be interpreted, by who is at a desk: seen before the floor is given. */
import { Coverage } from '@dragoman/client';
import { Icon } from '../parts/Icon';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { coverageOf } from '../state/sitting/coverage';
import { languageName, t } from '../words/words';
import type { ModeratorConsole } from './console';

const looks: Readonly<Partial<Record<Coverage, { icon: string; look: string }>>> = {
  [Coverage.FLOOR]: { icon: 'mic', look: 'mark' },
  [Coverage.DIRECT]: { icon: 'check', look: 'mark' },
  [Coverage.RELAY]: { icon: 'radio', look: 'mark' },
  [Coverage.NONE]: { icon: 'triangle-alert', look: 'mark attention' },
};

export function Covered({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const next = moderator.sitting.next.value;
  const channels = coverageOf(moderator.page.coverage.value, next?.language);
  if (!next || channels.length === 0) return null;
  const spoken = languageName(next.language);
  return (
    <section class="covered small" aria-label={t('coverage.title', { language: spoken })}>
      <p class="soft">{t('coverage.title', { language: spoken })}</p>
      <ul data-test="coverage">
        {channels.map(({ channel, coverage, via }) => {
          const { icon, look } = looks[coverage] ?? { icon: 'circle-slash', look: 'mark' };
          const language = names.languageOfChannel(channel);
          return (
            <li key={channel} class={look} data-channel={channel} data-coverage={coverage}>
              <Icon name={icon} />
              <bdi lang={language?.tag}>{language?.autonym}</bdi>
              <span>{words(coverage, languageName(via))}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function words(coverage: Coverage, via: string): string {
  switch (coverage) {
    case Coverage.FLOOR:
      return t('coverage.floor');
    case Coverage.DIRECT:
      return t('coverage.direct');
    case Coverage.RELAY:
      return t('coverage.relay', { language: via });
    case Coverage.NONE:
    case Coverage.UNSPECIFIED:
      return t('coverage.none');
  }
}
