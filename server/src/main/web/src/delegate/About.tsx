/** What one asks for the floor about, in a sentence; of which category or which motion. */
import { useSignal } from '@preact/signals';
import { MotionKind, TurnKind, type What } from '@dragoman/client';
import { Button } from '../parts/Button';
import { kindOf, partIcon } from '../state/sitting/turns';
import type { Key } from '../words/catalog';
import { speaking, t } from '../words/words';
import type { DelegateProps } from './props';

const MOTIONS: readonly (readonly [MotionKind, Key])[] = [
  [MotionKind.SUSPEND_MEETING, 'motion.1'],
  [MotionKind.ADJOURN_MEETING, 'motion.2'],
  [MotionKind.ADJOURN_DEBATE, 'motion.3'],
  [MotionKind.CLOSE_DEBATE, 'motion.4'],
];
const LONGEST_TEXT = 300;

interface AboutProps {
  readonly page: DelegateProps['page'];
  readonly kind: TurnKind;
  readonly request: (what: What<'requestFloor'>) => void;
  readonly close: () => void;
}

export function About({ page, kind, request, close }: AboutProps) {
  const text = useSignal('');
  const category = useSignal('');
  const motion = useSignal(MotionKind.SUSPEND_MEETING);
  const part = kindOf(kind);
  const categories = page.names.value?.conference.rules?.pointCategories ?? [];
  const send = () => {
    request({
      kind,
      text: text.value.trim(),
      ...(kind === TurnKind.POINT_OF_ORDER && { category: category.value }),
      ...(kind === TurnKind.MOTION && { motion: motion.value }),
    });
    text.value = '';
  };
  return (
    <>
      <h2>{t(`kind.${part}`)}</h2>
      <p class="soft small">{t(`ask.${part}` as Key)}</p>
      {kind === TurnKind.POINT_OF_ORDER && categories.length > 0 && (
        <div class="choices" role="group" aria-label={t('ask.categories')}>
          {categories.map(({ id, name }) => (
            <Button
              key={id}
              test={`category-${id}`}
              pressed={category.value === id}
              onPress={() => (category.value = category.value === id ? '' : id)}
            >
              {page.names.value?.text(name, speaking.value.tag).text}
            </Button>
          ))}
        </div>
      )}
      {kind === TurnKind.MOTION && (
        <div class="choices" role="group" aria-label={t('ask.motions')}>
          {MOTIONS.map(([one, words]) => (
            <Button
              key={one}
              test={words}
              pressed={motion.value === one}
              onPress={() => (motion.value = one)}
            >
              {t(words)}
            </Button>
          ))}
        </div>
      )}
      <label>
        <span class="small soft">{t('ask.text')}</span>
        <input
          class="field"
          dir="auto"
          data-test="ask-text"
          maxLength={LONGEST_TEXT}
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
      </label>
      <div class="dialog-keys">
        <Button test="ask-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button test="ask-send" look="main" command icon={partIcon(part)} onPress={send}>
          {t('ask.send')}
        </Button>
      </div>
    </>
  );
}
