/** Words to booths and chair: written, and spoken into the headset while a key is held; never on a channel. */
import { useEffect } from 'preact/hooks';
import { AddressKind, type ChatLine } from '@dragoman/client';
import { ChatField } from '../parts/ChatField';
import { ChatLines } from '../parts/ChatLines';
import { HoldButton } from '../parts/HoldButton';
import { Icon } from '../parts/Icon';
import { ask } from '../state/hub/toasts';
import { QUICK } from '../state/sitting/chat';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { Board } from './board';

export function MessagePane({ board }: { board: Board }) {
  const { page } = board;
  const names = page.names.value;
  const lines = page.backstage.chat.value;
  useEffect(() => board.inbox.seen(lines), [board, lines]);
  if (!names) return null;
  return (
    <div class="message-pane">
      <IncomingCalls board={board} names={names} />
      <ChatLines
        page={page}
        lines={page.backstage.chat.value}
        label={t('chat.title')}
        beside={(line) => whom(names, line)}
      />
      <label class="whom">
        <span class="small soft">{t('board.to')}</span>
        <select
          class="choice"
          data-test="whom"
          value={board.whom.value}
          onChange={({ currentTarget }) => (board.whom.value = currentTarget.value)}
        >
          <option value="all">{t('chat.booths')}</option>
          {names.conference.booths.map(({ id, name }) => (
            <option key={id} value={id}>
              {names.text(name, speaking.value.tag).text}
            </option>
          ))}
          <option value="chair">{t('chat.chair')}</option>
          <option value="technician">{t('chat.technician')}</option>
        </select>
        <HoldButton
          test="talk-back"
          class="button intercom"
          held={board.talkBack.talking.value}
          hold={(held) => void board.talkBack.talk(held)}
        >
          <Icon name="mic" />
          {t('board.talk')}
        </HoldButton>
      </label>
      <div class="quicks" role="group" aria-label={t('chat.quick')}>
        {QUICK.map((quick) => (
          <button
            key={quick}
            type="button"
            class="button slim"
            onClick={() => ask(page.hub.sendChat({ to: board.address(), quick }))}
          >
            {t(`quick.${quick}`)}
          </button>
        ))}
      </div>
      <div class="note-field">
        <ChatField
          page={page}
          to={() => board.address()}
          label={t('chat.title')}
          send={t('board.send')}
        />
      </div>
    </div>
  );
}

/** Who speaks to the technician just now. */
function IncomingCalls({ board, names }: { board: Board; names: ConferenceNames }) {
  const me = board.page.me.value?.participant ?? '';
  const calls = board.page.backstage.calls.value?.calls.filter(({ from }) => from !== me) ?? [];
  return (
    <div role="status">
      {calls.map(({ epoch, from }) => (
        <p key={epoch} class="mark attention" data-test="incoming-call">
          <Icon name="bell-ring" />
          {t('calls.speaks', { name: names.name(from, speaking.value.tag).text })}
        </p>
      ))}
    </div>
  );
}

function whom(names: ConferenceNames, { to, fromBooth }: ChatLine): string {
  switch (to?.kind) {
    case AddressKind.BOOTH:
      return names.text(names.booth(to.booth)?.name, speaking.value.tag).text;
    case AddressKind.PARTNERS:
      return names.text(names.booth(fromBooth)?.name, speaking.value.tag).text;
    case AddressKind.TECHNICIAN:
      return t('chat.technician');
    case AddressKind.CHAIR:
      return t('chat.chair');
    case AddressKind.BOOTHS:
    case AddressKind.UNSPECIFIED:
    case undefined:
      return t('chat.booths');
  }
}
