/** Procedural motions that are moved and not decided, the first in precedence first. */
import { MotionOutcome, type Motion } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { Key } from '../words/catalog';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

const OUTCOMES: readonly (readonly [MotionOutcome, Key, string])[] = [
  [MotionOutcome.CARRIED, 'motion.carried', 'check'],
  [MotionOutcome.REJECTED, 'motion.rejected', 'x'],
  [MotionOutcome.WITHDRAWN, 'motion.withdrawn', 'undo-2'],
];

export function Motions({ moderator }: { moderator: ModeratorConsole }) {
  const motions = moderator.page.list.value?.motions ?? [];
  return (
    <>
      {motions.map((motion) => (
        <MotionCard key={motion.turn} moderator={moderator} motion={motion} />
      ))}
    </>
  );
}

function MotionCard({ moderator, motion }: { moderator: ModeratorConsole; motion: Motion }) {
  const names = moderator.page.names.value as ConferenceNames;
  const most = names.conference.rules?.motionSpeakers ?? 2;
  return (
    <div class="banner motion" data-test="motion" data-turn={motion.turn}>
      <Icon name="gavel" />
      <div class="text">
        <strong>{t(`motion.${motion.kind as 1}`)}</strong>
        <span class="small soft">
          <Words of={names.name(motion.participant, speaking.value.tag)} />
          {' · '}
          {motion.count && (
            <span class="figures" data-test="hand-count">
              {t('motion.counted', {
                favour: motion.count.inFavour,
                against: motion.count.against,
                abstaining: motion.count.abstaining,
              })}
              {' · '}
            </span>
          )}
          {t('motion.spoken', { for: motion.spokenFor, against: motion.spokenAgainst, most })}
        </span>
      </div>
      {motion.moved && (
        <Button
          test="count-hands"
          look="plain"
          icon="hand"
          onPress={() => (moderator.questions.asking.value = { of: 'count', motion })}
        >
          {t('motion.count')}
        </Button>
      )}
      <span class="turn-keys">
        {OUTCOMES.map(([outcome, words, icon]) => (
          <Button
            key={words}
            test={words}
            icon={icon}
            disabled={!moderator.sitting.presides.value}
            onPress={() => moderator.questions.beginDecision(motion, outcome)}
          >
            {t(words)}
          </Button>
        ))}
      </span>
    </div>
  );
}
