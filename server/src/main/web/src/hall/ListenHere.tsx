/** How whoever is in the hall listens on a phone: the short address and its QR code, as the conference file offers them. */
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { PageState } from '../state/hub/pageState';
import { t } from '../words/words';

export function ListenHere({ page }: { page: PageState }) {
  const { hall } = (page.names.value as ConferenceNames).conference;
  if (!hall?.listen) return null;
  // Whoever is in a hall of its own is led to its session, everybody else to the one that goes on.
  const session = page.named ? (page.session.value?.session ?? '') : '';
  const address = hall.listen + (session && `/${session}`);
  return (
    <section class="hall-listen" data-test="hall-listen">
      <img
        src={hall.code + (session && `?s=${encodeURIComponent(session)}`)}
        alt={t('hall.code')}
        data-test="hall-code"
      />
      <p>
        <span class="soft">{t('hall.listen')}</span>{' '}
        <bdi class="hall-address" dir="ltr" data-test="hall-address">
          {location.host}
          <wbr />
          {address}
        </bdi>
      </p>
    </section>
  );
}
