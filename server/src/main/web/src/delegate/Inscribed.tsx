/** Who is inscribed for items to come, under the list of speakers, and a form by which a delegation inscribes its own. */
import type { Turn } from '@dragoman/client';
import { ask } from '../state/hub/toasts';
import type { PageState } from '../state/hub/pageState';
import { Button } from '../parts/Button';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { dayAndHour, inscribing } from '../state/sitting/inscription';
import { mayRequest } from '../state/sitting/rights';
import { kindOf, partOf } from '../state/sitting/turns';
import { speaking, t } from '../words/words';
import { Inscribe } from './Inscribe';

export function Inscribed({ page }: { page: PageState }) {
  const names = page.names.value;
  const me = page.me.value;
  if (!names || !me) return null;
  const outline = names.session(page.session.value?.session ?? '');
  const lists = inscribing(outline, page.now.value);
  const open = lists.filter(({ stands }) => stands === 'open');
  const later = (page.list.value?.turns ?? []).filter((turn) => partOf(turn) === 'later');
  const items = [...new Set(later.map(({ item }) => item))];
  return (
    <div class="rolling" data-test="rolling-list">
      {items.map((item) => (
        <section key={item}>
          <h3 class="heading">
            <Words of={names.text(names.item(item)?.title, speaking.value.tag)} />
          </h3>
          <Turns page={page} turns={later.filter((turn) => turn.item === item)} />
        </section>
      ))}
      {names.conference.rules?.auditPublic && (
        <p class="small">
          <a
            href={`/sessions/${page.session.value?.session ?? ''}/journal.txt`}
            target="_blank"
            rel="noopener"
            data-test="audit-sheet"
          >
            {t('rolling.sheet')}
          </a>
        </p>
      )}
      {mayRequest(me) && (
        <>
          {lists
            .filter(({ stands }) => stands !== 'open')
            .map(({ item, stands, atMs }) => (
              <p key={item?.id ?? ''} class="small soft" data-test={`inscription-${stands}`}>
                {item && <Words of={names.text(item.title, speaking.value.tag)} />}{' '}
                {t(stands === 'over' ? 'inscription.over' : 'inscription.from', {
                  time: dayAndHour(atMs, names.conference.timeZone, speaking.value.tag),
                })}
              </p>
            ))}
          {open.length > 0 && <Inscribe page={page} lists={open} />}
        </>
      )}
    </div>
  );
}

function Turns({ page, turns }: { page: PageState; turns: readonly Turn[] }) {
  const names = page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const own = names.participant(page.me.value?.participant ?? '')?.delegation;
  return (
    <ol>
      {turns.map((turn) => {
        const ours =
          turn.participant === page.me.value?.participant ||
          (!!own && names.participant(turn.participant)?.delegation === own);
        return (
          <li key={turn.turn} data-participant={turn.participant} class={ours ? 'ours' : ''}>
            <Words of={names.name(turn.participant, tag)} />{' '}
            <span class="small soft">
              <Words of={names.beside(turn.participant, tag)} />
              {turn.onBehalfOf && <> · {names.nameOfAny(turn.onBehalfOf, tag).text}</>}
              {' · '}
              {names.autonym(turn.language).text}
              {kindOf(turn.kind) !== 'speech' && <> · {t(`kind.${kindOf(turn.kind)}`)}</>}
            </span>
            {turn.text && (
              <span class="small">
                {' '}
                <Words of={{ text: turn.text, lang: '' }} />
              </span>
            )}
            {ours && turn.inscribed && (
              <Button
                test={`rolling-withdraw-${turn.turn}`}
                look="plain"
                icon="x"
                onPress={() => ask(page.hub.withdrawRequest({ turn: turn.turn }))}
              >
                {t('rolling.withdraw')}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
