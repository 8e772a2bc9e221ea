/**
 * The sign languages' videos, which come from elsewhere: a link each, and beside the captions a frame that stays. A page that
 * shares memory with its sound may frame others only without their cookies, which not every browser can: there the link is all.
 */
import { LanguageKind, type Language } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { remembered } from '../state/remembered';
import type { PageState } from '../state/hub/pageState';
import { t } from '../words/words';

const framing = () =>
  !globalThis.crossOriginIsolated || 'credentialless' in HTMLIFrameElement.prototype;

export function SignVideos({ page }: { page: PageState }) {
  const signed = (page.names.value?.languages ?? []).filter(
    ({ kind, video }) => kind === LanguageKind.SIGN && video.startsWith('https:'),
  );
  return (
    <>
      {signed.map((one) => (
        <SignVideo key={one.tag} language={one} />
      ))}
    </>
  );
}

function SignVideo({ language: { tag, autonym, video } }: { language: Language }) {
  const pinned = framing() && remembered.signPinned.value === tag;
  return (
    <div class="sign-video" data-test={`sign-${tag}`}>
      {framing() && (
        <Button
          test={`sign-pin-${tag}`}
          icon="monitor"
          pressed={pinned}
          onPress={() => (remembered.signPinned.value = pinned ? '' : tag)}
        >
          {t('sign.pin', { language: autonym })}
        </Button>
      )}
      <a
        class="button plain"
        data-test={`sign-open-${tag}`}
        href={video}
        target="_blank"
        rel="noopener noreferrer"
      >
        <Icon name="monitor" /> {t('sign.open', { language: autonym })}
      </a>
      {pinned && (
        <iframe
          {...{ credentialless: true }}
          title={autonym}
          src={video}
          sandbox="allow-scripts allow-same-origin allow-presentation"
          allow="autoplay; fullscreen; picture-in-picture"
          referrerpolicy="no-referrer"
        />
      )}
    </div>
  );
}
