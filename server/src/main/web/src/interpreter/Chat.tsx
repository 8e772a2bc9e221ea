/** The booth's chats: partners, all booths, the technician, the chair; quick messages; and the pad that partners share. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { ask } from '../state/hub/toasts';
import { ChatField } from '../parts/ChatField';
import { ChatLines } from '../parts/ChatLines';
import { Tabs } from '../parts/Tabs';
import { chatOf, QUICK } from '../state/sitting/chat';
import { t } from '../words/words';
import { Cap } from './Cap';
import { ADDRESSES, type Desk, type Talk } from './desk';
import { Pad } from './Pad';

const CHATS: readonly Talk[] = ['booth', 'booths', 'technician', 'chair'];

export function Chat({ desk }: { desk: Desk }) {
  const { page } = desk;
  const booth = page.me.value?.booth ?? '';
  const me = page.me.value?.participant ?? '';
  /** The last line of each chat that was seen. */
  const read = useSignal<Partial<Record<Talk, bigint>>>({});
  const chats = desk.hasMicrophone.value ? CHATS : CHATS.slice(1);
  const lines = page.backstage.chat.value;
  const of = (chat: Talk) => lines.filter((line) => chatOf(line, me, booth) === chat);
  const unread = (chat: Talk) =>
    of(chat).filter(({ line, from }) => from !== me && line > (read.value[chat] ?? 0n)).length;
  useSignalEffect(() => {
    const chat = desk.talk.value;
    const last = page.backstage.chat.value.at(-1)?.line ?? 0n;
    if (read.peek()[chat] !== last) read.value = { ...read.peek(), [chat]: last };
  });
  return (
    <section class="card chat">
      <Tabs
        label={t('chat.title')}
        name="chat"
        chosen={desk.talk}
        tabs={chats.map((chat) => ({
          id: chat,
          face: (
            <>
              {t(`chat.${chat}`)}
              {unread(chat) > 0 && (
                <span class="count figures" aria-label={t('chat.unread', { count: unread(chat) })}>
                  {unread(chat)}
                </span>
              )}
            </>
          ),
        }))}
      />
      <div
        class="pane"
        role="tabpanel"
        id={`chat-${desk.talk.value}-panel`}
        aria-labelledby={`chat-${desk.talk.value}`}
      >
        {desk.talk.value === 'booth' && booth && <Pad desk={desk} />}
        <ChatLines page={page} lines={of(desk.talk.value)} label={t(`chat.${desk.talk.value}`)} />
        <Quicks desk={desk} />
        <Line desk={desk} />
      </div>
    </section>
  );
}

function Quicks({ desk }: { desk: Desk }) {
  const say = (quick: string) =>
    ask(desk.page.hub.sendChat({ to: { kind: ADDRESSES[desk.talk.value] }, quick }));
  return (
    <div class="quicks" role="group" aria-label={t('chat.quick')}>
      {QUICK.map((quick) => (
        <button
          key={quick}
          type="button"
          class="button slim"
          data-test={`quick-${quick}`}
          onClick={() => say(quick)}
        >
          {t(`quick.${quick}`)}
        </button>
      ))}
    </div>
  );
}

function Line({ desk }: { desk: Desk }) {
  const write = t('chat.write', { who: t(`chat.${desk.talk.value}`) });
  return (
    <div class="chat-foot">
      <Cap of="chat" />
      <ChatField
        page={desk.page}
        to={() => ({ kind: ADDRESSES[desk.talk.value] })}
        label={write}
        placeholder={write}
        send={t('text.send')}
        field={(field) => {
          desk.chatField = field;
        }}
      />
    </div>
  );
}
