/** What the booth tells others with one press: slower, louder, no document, a fault, a call; and what became of it. */
import type { ComponentChildren } from 'preact';
import { AddressKind, Cue, HelpKind, HelpState, type HelpRequest } from '@dragoman/client';
import { HoldButton } from '../parts/HoldButton';
import { Icon } from '../parts/Icon';
import { speaking, t } from '../words/words';
import { shortcut } from './keyboard';
import { Cap } from './Cap';
import type { Desk } from './desk';
import { carryOut } from './deskKeys';
import type { Purpose } from './keys';

/** Faults without a key of their own. */
const FAULTS = [
  [HelpKind.NO_SOUND, 'no-sound'],
  [HelpKind.ECHO, 'echo'],
  [HelpKind.TOO_QUIET, 'too-quiet'],
  [HelpKind.NO_MICROPHONE, 'no-microphone'],
] as const;

export function Calls({ desk }: { desk: Desk }) {
  return (
    <section class="card calls" aria-label={t('calls.title')} data-test="calls">
      <Group name="speaker">
        <CueKey desk={desk} cue={Cue.SLOWER} purpose="slower" />
        <CueKey desk={desk} cue={Cue.LOUDER} purpose="speak-up" />
      </Group>
      <Group name="moderator">
        <HelpKey
          desk={desk}
          kind={HelpKind.NEED_DOCUMENT}
          name="no-document"
          purpose="no-document"
        />
      </Group>
      <Group name="technician">
        <HelpKey
          desk={desk}
          kind={HelpKind.CALL_TECHNICIAN}
          name="technician"
          purpose="technician"
        />
        {FAULTS.map(([kind, name]) => (
          <HelpKey key={name} desk={desk} kind={kind} name={name} />
        ))}
      </Group>
      <Group name="intercom">
        <IntercomKey desk={desk} />
        <IncomingCall desk={desk} />
      </Group>
    </section>
  );
}

/** The keys that reach the same people, under their name. */
function Group({
  name,
  children,
}: {
  name: 'speaker' | 'moderator' | 'technician' | 'intercom';
  children: ComponentChildren;
}) {
  return (
    <div class="call-group" role="group" aria-labelledby={`calls-${name}`} data-test={`to-${name}`}>
      <h3 class="small soft" id={`calls-${name}`}>
        {t(`calls.to-${name}`)}
      </h3>
      <div class="call-keys">{children}</div>
    </div>
  );
}

interface CueKeyProps {
  readonly desk: Desk;
  readonly cue: Cue;
  readonly purpose: 'slower' | 'speak-up';
}

/** Lit for everybody while it stands; nobody sees who pressed it. */
function CueKey({ desk, cue, purpose }: CueKeyProps) {
  const now = desk.page.now.value;
  const active = desk.page.cues.value?.cues.find(
    (one) => one.cue === cue && Number(one.untilMs) > now,
  );
  return (
    <button
      type="button"
      class={active ? 'button call lit' : 'button call'}
      data-test={`call-${purpose}`}
      data-lit={active !== undefined}
      aria-keyshortcuts={shortcut(purpose)}
      onClick={() => carryOut(desk, { does: purpose })}
    >
      <Cap of={purpose} />
      <span>
        {t(`keys.${purpose}`)}
        {active && (
          <span class="small call-state">{t(active.shown ? 'calls.shown' : 'calls.noted')}</span>
        )}
      </span>
    </button>
  );
}

interface HelpKeyProps {
  readonly desk: Desk;
  readonly kind: HelpKind;
  readonly name: 'no-document' | 'technician' | (typeof FAULTS)[number][1];
  readonly purpose?: Purpose;
}

function HelpKey({ desk, kind, name, purpose }: HelpKeyProps) {
  const request = desk.page.backstage.help.value?.requests
    .filter((one) => one.kind === kind)
    .findLast(({ state }) => state === HelpState.OPEN || state === HelpState.TAKEN);
  return (
    <button
      type="button"
      class={request ? 'button call lit' : 'button call'}
      data-test={`call-${name}`}
      data-state={request?.state ?? 0}
      aria-keyshortcuts={purpose && shortcut(purpose)}
      onClick={() => desk.help(kind)}
    >
      {purpose && <Cap of={purpose} />}
      <span>
        {t(`help.${name}`)}
        {request && <span class="small call-state">{t(stateOf(request))}</span>}
      </span>
    </button>
  );
}

function stateOf({ state }: HelpRequest): 'calls.taken' | 'calls.open' {
  return state === HelpState.TAKEN ? 'calls.taken' : 'calls.open';
}

/** Held, one speaks to those whose chat is open. */
function IntercomKey({ desk }: { desk: Desk }) {
  const held = desk.talking.value;
  return (
    <HoldButton
      spaceTaken
      test="intercom"
      class="button call intercom"
      held={held}
      hotkey={shortcut('intercom')}
      hold={(down) => desk.intercom(down)}
    >
      <Cap of="intercom" />
      <span>{t('calls.talk-to', { who: t(`chat.${desk.talk.value}`) })}</span>
    </HoldButton>
  );
}

/** The lamp of an incoming call. */
function IncomingCall({ desk }: { desk: Desk }) {
  const me = desk.page.me.value?.participant ?? '';
  const names = desk.page.names.value;
  const call = desk.page.backstage.calls.value?.calls.find(({ from }) => from !== me);
  if (!call || !names) return null;
  const name = names.name(call.from, speaking.value.tag).text;
  const toAll = call.to?.kind === AddressKind.BOOTHS;
  return (
    <span class="mark attention incoming" role="status" data-test="incoming-call">
      <Icon name="bell-ring" />
      {t(toAll ? 'calls.speaks-to-all' : 'calls.speaks', { name })}
    </span>
  );
}
