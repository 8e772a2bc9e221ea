/** The start page: what this is, and the consoles. */
import { Icon } from '../parts/Icon';
import { LanguageMenu } from '../parts/LanguageMenu';
import { t } from '../words/words';

const CONSOLES = [
  ['delegate', 'headphones'],
  ['interpreter', 'mic'],
  ['moderator', 'gavel'],
  ['technician', 'wrench'],
  ['hall', 'monitor'],
] as const;

export function Start() {
  return (
    <main class="start">
      <header>
        <LanguageMenu />
        <h1>Dragoman</h1>
        <p class="names" dir="ltr">
          <bdi lang="ar">ترجمان</bdi> · <bdi lang="az">tərcüman</bdi> ·{' '}
          <bdi lang="en">dragoman</bdi> · <bdi lang="fr">drogman</bdi> ·{' '}
          <bdi lang="ru">драгоман</bdi>
        </p>
        <p class="lead">{t('start.what')}</p>
      </header>
      <ul>
        {CONSOLES.map(([name, icon]) => (
          <li key={name}>
            <a class="card" href={`/${name}`} data-test={`start-${name}`}>
              <Icon name={icon} />
              <span>
                <strong>{t(`console.${name}`)}</strong>
                <span class="soft">{t(`start.${name}-note`)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p class="soft small">{t('start.badge')}</p>
    </main>
  );
}
