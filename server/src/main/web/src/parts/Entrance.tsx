/** Lets a console through once the hub has welcomed its badge; says in a sentence why not, where it has not. */
import type { ComponentChildren } from 'preact';
import { CloseCode } from '@dragoman/client';
import type { Link, PageState } from '../state/hub/pageState';
import type { TurnedAway } from '../state/hub/turnedAway';
import { outdated } from '../state/hub/version';
import type { Key } from '../words/catalog';
import { t } from '../words/words';
import { BadgeField } from './BadgeField';
import { Banner } from './Banner';
import { Button } from './Button';
import { LanguageMenu } from './LanguageMenu';
import { NewVersion } from './NewVersion';
import { Words } from './Words';

interface EntranceProps {
  readonly page: PageState;
  /** A display that nobody touches fetches a new version by itself, and asks nobody. */
  readonly renewsItself?: boolean;
  readonly children: ComponentChildren;
}

export function Entrance({ page, renewsItself, children }: EntranceProps) {
  const link = page.link.value;
  if (link.state === 'disconnected' && link.code !== undefined) {
    const { title, text, again } = endOf(link);
    return (
      <Alone>
        <Banner
          test="ended"
          look="attention"
          icon="badge-x"
          title={t(title)}
          text={t(text)}
          role="alert"
        >
          {link.reason && (
            <span data-test="end-reason">
              <Words of={{ text: link.reason, lang: '' }} />
            </span>
          )}
          {again && (
            <Button test="reload" icon="rotate-cw" onPress={() => location.reload()}>
              {t('end.reload')}
            </Button>
          )}
        </Banner>
      </Alone>
    );
  }
  if (page.names.value) {
    return (
      <>
        {/* Above the page and not over it: what it covered could not be pressed. */}
        {outdated.value && !renewsItself && <NewVersion />}
        {children}
      </>
    );
  }
  return (
    <Alone>
      {link.code === CloseCode.LIMIT ? (
        <Banner
          test="full"
          look="attention"
          icon="plug"
          title={t('end.full')}
          text={t('end.full-advice')}
          role="alert"
        />
      ) : (
        <Waiting why={page.turnedAway.value} />
      )}
    </Alone>
  );
}

function Waiting({ why }: { why: TurnedAway | undefined }) {
  if (!why) {
    return <Banner test="connecting" icon="plug" title={t('link.connecting')} role="status" />;
  }
  return (
    <Banner
      test={why}
      look="attention"
      icon="plug"
      title={t(`link.${why}`)}
      text={t(`link.${why}-advice`, { origin: location.origin })}
      role="alert"
    />
  );
}

/** In place of a console that was opened without a badge. */
export function NoBadge() {
  return (
    <Alone>
      <Banner
        test="no-badge"
        look="attention"
        icon="badge-x"
        title={t('badge.missing')}
        text={t('badge.missing-advice')}
      >
        <BadgeField />
      </Banner>
    </Alone>
  );
}

function Alone({ children }: { children: ComponentChildren }) {
  return (
    <main class="alone">
      <p class="wordmark">Dragoman</p>
      {children}
      <LanguageMenu />
    </main>
  );
}

interface End {
  readonly title: Key;
  readonly text: Key;
  readonly again: boolean;
}

/** What each close code that does not come back by itself means to the person. */
function endOf({ code }: Link): End {
  switch (code) {
    case CloseCode.TOKEN:
      return { title: 'end.badge', text: 'end.badge-advice', again: false };
    case CloseCode.ROLE:
      return { title: 'end.role', text: 'end.role-advice', again: false };
    case CloseCode.REPLACED:
      return { title: 'end.replaced', text: 'end.replaced-advice', again: true };
    case CloseCode.REMOVED:
      return { title: 'end.removed', text: 'end.removed-advice', again: false };
    case CloseCode.SESSION_OVER:
      return { title: 'end.over', text: 'end.over-advice', again: true };
    case CloseCode.VERSION:
    case CloseCode.BAD_MESSAGE:
      return { title: 'end.version', text: 'end.version-advice', again: true };
    default:
      return { title: 'end.lost', text: 'end.lost-advice', again: true };
  }
}
