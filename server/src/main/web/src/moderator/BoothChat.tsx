/** What booths and technicians write to the chair, and the answer, written or spoken: to all booths, one of them, or the technicians. */
import { useSignalEffect } from '@preact/signals';
import { ChatField } from '../parts/ChatField';
import { ChatLines } from '../parts/ChatLines';
import { HoldButton } from '../parts/HoldButton';
import { Icon } from '../parts/Icon';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { addressOf } from './mailbox';

export function BoothChat({ moderator }: { moderator: ModeratorConsole }) {
  const { page } = moderator;
  const { whom, talkBack } = moderator.mailbox;
  const names = page.names.value as ConferenceNames;
  useSignalEffect(() => {
    moderator.mailbox.chatRead.value = page.backstage.chat.value.at(-1)?.line ?? 0n;
  });
  return (
    <>
      <ChatLines page={page} lines={page.backstage.chat.value} label={t('booths.title')} />
      <div class="note-field to-booths">
        <HoldButton
          test="talk-back"
          class="button slim intercom"
          held={talkBack.talking.value}
          hold={(held) => void moderator.mailbox.talk(held)}
        >
          <Icon name="mic" />
          {t('booths.talk')}
        </HoldButton>
        <select
          class="choice"
          data-test="whom"
          aria-label={t('booths.to')}
          value={whom.value}
          onChange={({ currentTarget }) => (whom.value = currentTarget.value)}
        >
          <option value="booths">{t('chat.booths')}</option>
          <option value="technician">{t('chat.technician')}</option>
          {names.conference.booths.map(({ id, name }) => (
            <option key={id} value={`booth ${id}`}>
              {names.text(name, speaking.value.tag).text}
            </option>
          ))}
        </select>
        <ChatField
          page={page}
          to={() => addressOf(whom.value)}
          label={t('chat.title')}
          placeholder={t('chat.title')}
          send={t('booths.send')}
        />
      </div>
    </>
  );
}
