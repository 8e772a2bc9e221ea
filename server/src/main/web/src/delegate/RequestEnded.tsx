/** What became of one's request by somebody else's hand: who did it, and why. Put away by a press, or by asking again. */
import { useSignal } from '@preact/signals';
import { RequestState } from '@dragoman/client';
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { PageState } from '../state/hub/pageState';
import type { Key } from '../words/catalog';
import { speaking, t } from '../words/words';

const TITLES: Partial<Record<RequestState, Key>> = {
  [RequestState.DENIED]: 'request.denied',
  [RequestState.CANCELLED]: 'request.cancelled',
  [RequestState.REVOKED]: 'request.revoked',
};

export function RequestEnded({ page }: { page: PageState }) {
  const read = useSignal(0n);
  const names = page.names.value as ConferenceNames;
  const ended = page.request.value;
  const title = ended && TITLES[ended.state];
  if (!ended || !title || read.value === ended.atMs) return null;
  const name = names.name(ended.by, speaking.value.tag).text;
  const time = timeOfDay(Number(ended.atMs), names.conference.timeZone);
  return (
    <Banner
      test="request-ended"
      look="attention"
      icon="info"
      title={t(title)}
      text={t('request.by', { name, time })}
      role="alert"
    >
      {ended.reason && (
        <span class="small" data-test="request-reason">
          <Words of={{ text: ended.reason, lang: '' }} />
        </span>
      )}
      <span class="place-keys">
        <Button
          test="request-read"
          icon="check"
          look="plain"
          onPress={() => (read.value = ended.atMs)}
        >
          {t('close')}
        </Button>
      </span>
    </Banner>
  );
}
