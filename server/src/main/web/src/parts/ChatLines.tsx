/** What was written in a chat, the newest last and in sight; quick messages in the reader's own language. */
import { useEffect, useRef } from 'preact/hooks';
import type { ChatLine } from '@dragoman/client';
import { isQuick } from '../state/chat';
import { timeOfDay } from '../state/clock';
import type { Room } from '../state/room';
import { speaking, t } from '../words/words';
import { Words } from './Words';

interface ChatLinesProps {
  readonly room: Room;
  readonly lines: readonly ChatLine[];
  readonly label: string;
  /** What stands beside a name: whom the line is for. */
  readonly beside?: (line: ChatLine) => string;
}

export function ChatLines({ room, lines, label, beside }: ChatLinesProps) {
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [lines.length]);
  const house = room.house.value;
  return (
    <div
      class="chat-lines"
      ref={log}
      data-test="chat-lines"
      role="log"
      tabIndex={0}
      aria-label={label}
    >
      <ol>
        {lines.map((line) => (
          <li key={String(line.line)} data-test="chat-line">
            <span class="small soft">
              <span class="figures">
                {timeOfDay(Number(line.atMs), house?.conference.timeZone ?? '')}
              </span>{' '}
              {house && <Words of={house.name(line.from, speaking.value.tag)} />}
              {beside && ` → ${beside(line)}`}
            </span>{' '}
            {isQuick(line.quick) ? (
              t(`quick.${line.quick}`)
            ) : (
              <bdi dir="auto">{line.text || line.quick}</bdi>
            )}
          </li>
        ))}
        {lines.length === 0 && <li class="soft small">{t('chat.none')}</li>}
      </ol>
    </div>
  );
}
