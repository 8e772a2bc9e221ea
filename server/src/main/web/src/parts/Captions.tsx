/** The text channel of one language: a log one can scroll back, that follows its end while one does not.
 *  A region, not a live one: a reader would stutter over the speaker. */
import type { Caption } from '@dragoman/client';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words/words';
import { Isolated } from './Isolated';

const SHOWN = 50;
const AT_END_PX = 24;

export interface CaptionsProps {
  readonly lang: string;
  /** The direction of the channel's language: every line has it, however it begins. */
  readonly rtl: boolean;
  readonly segments: readonly Caption[];
  readonly label: string;
}

export function Captions({ lang, rtl, segments, label }: CaptionsProps) {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const shown = segments.filter(({ text }) => text.trim() !== '');
  useEffect(() => {
    const box = log.current;
    if (box && following.current) box.scrollTop = box.scrollHeight;
  }, [segments]);
  return (
    <div
      class="captions"
      data-test="captions"
      role="region"
      aria-label={label}
      tabIndex={0}
      ref={log}
      onScroll={({ currentTarget: box }) => {
        following.current = box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX;
      }}
    >
      {shown.length === 0 && <p class="soft">{t('captions.none')}</p>}
      {shown.slice(-SHOWN).map((segment) => (
        <p
          key={`${segment.epoch} ${segment.segment}`}
          class={segment.final ? 'caption' : 'caption unfinished'}
          data-test="caption"
          lang={lang}
          dir={rtl ? 'rtl' : 'ltr'}
        >
          <Isolated text={segment.text} />
        </p>
      ))}
    </div>
  );
}
