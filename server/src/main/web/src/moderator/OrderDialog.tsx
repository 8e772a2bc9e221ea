/** Orders the list by a policy: first what would move, then one press to apply it. */
import { ListPolicy, type OrderedTurn } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { minutes } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

const POLICIES = [
  ListPolicy.FIFO,
  ListPolicy.RANK,
  ListPolicy.FEWEST,
  ListPolicy.LEAST_TIME,
  ListPolicy.ALTERNATE_GROUPS,
] as const;

export function OrderDialog({
  moderator,
  close,
}: {
  moderator: ModeratorConsole;
  close: () => void;
}) {
  const preview = moderator.page.orderPreview.value;
  const moved = preview?.turns.filter((one) => one.moved !== 0).length ?? 0;
  const done = () => {
    moderator.page.orderPreview.value = undefined;
    close();
  };
  return (
    <Dialog label={t('order.title')} close={done}>
      <h2>{t('order.title')}</h2>
      <div class="reasons" role="group">
        {POLICIES.map((policy) => (
          <Button
            key={policy}
            test={`order-${policy}`}
            pressed={preview?.policy === policy}
            onPress={() => moderator.commands.previewOrder(policy)}
          >
            {t(`order.${policy}`)}
          </Button>
        ))}
      </div>
      {preview && (
        <div data-test="order-preview" role="status">
          <p class="small soft">
            {moved === 0 ? t('order.nothing') : t('order.moves', { count: moved })}
          </p>
          <ol class="preview">
            {preview.turns.map((one) => (
              <Previewed key={one.turn} moderator={moderator} one={one} policy={preview.policy} />
            ))}
          </ol>
        </div>
      )}
      <div class="dialog-keys">
        <Button test="order-cancel" onPress={done}>
          {t('cancel')}
        </Button>
        <Button
          test="order-apply"
          look="main"
          disabled={!preview || moved === 0}
          onPress={() => {
            if (preview) moderator.commands.order(preview.policy, preview.position);
            done();
          }}
        >
          {t('order.apply')}
        </Button>
      </div>
    </Dialog>
  );
}

interface PreviewedProps {
  readonly moderator: ModeratorConsole;
  readonly one: OrderedTurn;
  readonly policy: ListPolicy;
}

function Previewed({ moderator, one, policy }: PreviewedProps) {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const turn = moderator.sitting.turns.value.find(({ turn: number }) => number === one.turn);
  const up = one.moved > 0;
  return (
    <li class={one.moved === 0 ? '' : 'moves'}>
      <span class="figures">{one.place}</span>
      <span>
        {turn && names.inFull(turn.participant, tag)}{' '}
        <span class="small soft">{factOf(names, one, policy, tag)}</span>
      </span>
      <span class={`figures small ${one.moved === 0 ? 'soft' : up ? 'go-word' : 'attention-word'}`}>
        {one.moved === 0
          ? t('order.stays')
          : t(up ? 'order.up' : 'order.down', { count: Math.abs(one.moved) })}
      </span>
    </li>
  );
}

/** What the policy went by. */
function factOf(names: ConferenceNames, one: OrderedTurn, policy: ListPolicy, tag: string): string {
  switch (policy) {
    case ListPolicy.FEWEST:
      return t('order.spoke', { count: Number(one.key) });
    case ListPolicy.LEAST_TIME:
      return minutes(Number(one.key));
    case ListPolicy.ALTERNATE_GROUPS:
      return one.group ? names.nameOfAny(one.group, tag).text : '';
    default:
      return '';
  }
}
