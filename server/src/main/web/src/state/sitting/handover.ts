/** A handover as one desk sees it: what stands, and what the one key would do next. */
import {
  HandoverStage,
  type BoothsView,
  type HandoverOutcome,
  type HandoverState,
} from '@dragoman/client';

/** `waiting`: the other is asked; `asked`: this desk is asked; `agreed`: it has its time; `arming`, `armed`: both are open, one is heard. */
export type HandoverPart = 'none' | 'waiting' | 'asked' | 'agreed' | 'arming' | 'armed';

/** What the handover key does as things stand. */
export type HandoverStep = 'offer' | 'request' | 'accept' | 'swap' | undefined;

export interface Handover {
  readonly part: HandoverPart;
  readonly state: HandoverState | undefined;
  /** The other of the two; empty while it is offered to any. */
  readonly other: string;
  /** Whether it is this desk that gives the channel away. */
  readonly gives: boolean;
}

export interface DeskNow {
  readonly me: string;
  /** The channels this desk's outputs send into. */
  readonly channels: readonly number[];
}

const NONE: Handover = { part: 'none', state: undefined, other: '', gives: false };

export function handoverOf(booths: BoothsView | undefined, { me, channels }: DeskNow): Handover {
  const state = booths?.handovers.find(
    ({ from, to, channel }) =>
      from === me || to === me || (to === '' && channels.includes(channel)),
  );
  if (!state) return NONE;
  const gives = state.from === me;
  return { part: partOf(state, me), state, other: gives ? state.to : state.from, gives };
}

function partOf({ stage, askedBy }: HandoverState, me: string): HandoverPart {
  switch (stage) {
    case HandoverStage.OFFERED:
    case HandoverStage.REQUESTED:
      return askedBy === me ? 'waiting' : 'asked';
    case HandoverStage.AGREED:
      return 'agreed';
    case HandoverStage.ARMING:
      return 'arming';
    case HandoverStage.ARMED:
      return 'armed';
    case HandoverStage.UNSPECIFIED:
      return 'none';
  }
}

/** @param held whether somebody else is on air in the channel of the chosen output */
export function stepOf({ part }: Handover, onAir: boolean, held: boolean): HandoverStep {
  switch (part) {
    case 'none':
      return onAir ? 'offer' : held ? 'request' : undefined;
    case 'asked':
      return 'accept';
    case 'armed':
      return 'swap';
    case 'waiting':
    case 'agreed':
    case 'arming':
      return undefined;
  }
}

/** The last that came of a handover this desk was in. */
export function outcomeFor(
  booths: BoothsView | undefined,
  me: string,
): HandoverOutcome | undefined {
  return booths?.outcomes
    .filter(({ from, to }) => from === me || to === me)
    .reduce<HandoverOutcome | undefined>(
      (latest, one) => (latest && latest.atMs >= one.atMs ? latest : one),
      undefined,
    );
}
