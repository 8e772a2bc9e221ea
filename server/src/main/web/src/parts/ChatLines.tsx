/** What was written in a chat, the newest last and in sight; quick messages in the reader's own language. */
import { useEffect, useRef } from 'preact/hooks';
import type { ChatLine } from '@dragoman/client';
import { isQuick } from '../state/sitting/chat';
import { timeOfDay } from '../state/sitting/clock';
import type { ConsoleState } from '../state/hub/pageState';
import { speaking, t } from '../words/words';
import { Words } from './Words';

interface ChatLinesProps {
  readonly page: ConsoleState;
  readonly lines: readonly ChatLine[];
  readonly label: string;
  /** What stands beside a name: whom the line is for. */
  readonly beside?: (line: ChatLine) => string;
}

export function ChatLines({ page, lines, label, beside }: ChatLinesProps) {
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [lines.length]);
  const names = page.names.value;
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
                {timeOfDay(Number(line.atMs), names?.conference.timeZone ?? '')}
              </span>{' '}
              {names && <Words of={names.name(line.from, speaking.value.tag)} />}
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
