/** Who is in the hall, whether that is enough, who is only connected, and what each badge counts for here. */
import type { ComponentChildren } from 'preact';
import { Role } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { hasSeat } from '../state/sitting/rights';
import { speaking, t } from '../words/words';
import { roleOf } from './BadgeDialog';
import type { ModeratorConsole } from './console';

export function Present({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const connected = new Set(moderator.page.presence.value?.participants);
  const checkedIn = new Set(moderator.page.quorum.value?.checkedIn);
  const seated = ({ id }: { id: string }) => hasSeat({ role: roleOf(moderator, id) });
  const all = names.conference.participants.filter(seated);
  const there = (id: string) => checkedIn.has(id) || connected.has(id);
  const sorted = [...all].sort((a, b) => Number(there(b.id)) - Number(there(a.id)));
  const others = names.conference.participants.filter(
    (one) => !seated(one) && one.role !== Role.DISPLAY && connected.has(one.id),
  );
  return (
    <div class="present" data-test="present">
      <QuorumCard moderator={moderator} />
      <h3 class="heading">
        {t('present.title', { count: all.filter(({ id }) => there(id)).length, all: all.length })}
      </h3>
      <ul>
        {sorted.map(({ id }) => {
          const here = checkedIn.has(id);
          return (
            <Person key={id} moderator={moderator} id={id}>
              <Button
                test="check-in"
                disabled={moderator.sitting.over.value}
                icon={here ? 'user-check' : 'user-x'}
                pressed={here}
                onPress={() => moderator.commands.checkIn(id, !here)}
              >
                {t(here ? 'present.here' : 'present.away')}
              </Button>
            </Person>
          );
        })}
      </ul>
      {others.length > 0 && (
        <>
          <h3 class="heading">{t('present.others')}</h3>
          <ul>
            {others.map(({ id }) => (
              <Person key={id} moderator={moderator} id={id} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface PersonProps {
  readonly moderator: ModeratorConsole;
  readonly id: string;
  readonly children?: ComponentChildren;
}

function Person({ moderator, id, children }: PersonProps) {
  const names = moderator.page.names.value as ConferenceNames;
  const { credentials, presence, me } = moderator.page;
  const removed = credentials.value?.removed.some(({ participant }) => participant === id);
  const tag = speaking.value.tag;
  const here = presence.value?.participants.includes(id);
  const other = credentials.value?.roles.some(({ participant }) => participant === id);
  const notes = [
    names.beside(id, tag),
    { text: here ? '' : t('find.absent'), lang: tag },
    { text: other ? t(`role.${roleOf(moderator, id) as 1}`) : '', lang: tag },
  ].filter(({ text }) => text);
  return (
    <li data-participant={id} data-removed={removed}>
      <span class="who">
        <Words of={names.name(id, tag)} />
        <span class="small soft">
          {notes.map((note, at) => (
            <span key={note.text}>
              {at > 0 && ' · '}
              <Words of={note} />
            </span>
          ))}
        </span>
        {removed && (
          <span class="mark attention">
            <Icon name="user-x" /> {t('badge.is-removed')}
          </span>
        )}
      </span>
      {children}
      {moderator.sitting.presides.value && id !== me.value?.participant && (
        <Button
          test="badge"
          look="plain"
          icon="id-card"
          label={t('badge.title')}
          onPress={() => (moderator.questions.asking.value = { of: 'badge', participant: id })}
        />
      )}
    </li>
  );
}

function QuorumCard({ moderator }: { moderator: ModeratorConsole }) {
  const quorum = moderator.page.quorum.value;
  if (!quorum || quorum.neededToOpen + quorum.neededToDecide === 0) return null;
  return (
    <div class="quorum" data-test="quorum-card">
      <p class={quorum.openMet ? 'mark go' : 'mark attention'}>
        <Icon name={quorum.openMet ? 'check' : 'triangle-alert'} />
        {t('quorum.open', { present: quorum.presentCount, needed: quorum.neededToOpen })}
      </p>
      <p class={quorum.decideMet ? 'mark go' : 'mark attention'}>
        <Icon name={quorum.decideMet ? 'check' : 'triangle-alert'} />
        {t('quorum.decide', { present: quorum.presentCount, needed: quorum.neededToDecide })}
      </p>
      {quorum.overridden ? (
        <p class="small">
          {t('quorum.overridden')} <Words of={{ text: quorum.overriddenWhy, lang: '' }} />
        </p>
      ) : (
        !(quorum.openMet && quorum.decideMet) &&
        !moderator.sitting.over.value && (
          <Button
            test="quorum-override"
            disabled={!moderator.sitting.presides.value}
            onPress={() => (moderator.questions.asking.value = { of: 'quorum' })}
          >
            {t('quorum.override')}
          </Button>
        )
      )}
    </div>
  );
}
