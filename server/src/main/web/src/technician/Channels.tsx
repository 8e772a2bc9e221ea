/** The matrix of channels and booths: what each channel carries and how it fares, and which booth speaks into it or hears it. */
import {
  IdleSource,
  Quality,
  type BoothState,
  type ChannelState,
  type ChannelWatch,
} from '@dragoman/client';
import type { ComponentChildren } from 'preact';
import { Icon } from '../parts/Icon';
import { ask } from '../state/hub/toasts';
import { Words } from '../parts/Words';
import { boothMark, carries, channelState } from '../state/sitting/channels';
import {
  age,
  decibels,
  delayWords,
  fareOf,
  faultsOf,
  milliseconds,
  part,
} from '../state/sitting/health';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { languageName, speaking, t } from '../words/words';
import { listOf, percent } from '../words/written';
import type { Board } from './board';
import { lineOf } from './levels';
import { FanOut } from './FanOut';
import { Chosen } from './Switching';

export function Channels({ board }: { board: Board }) {
  const { page } = board;
  const names = page.names.value;
  const watched = page.backstage.technician.value?.channels ?? [];
  if (!names) return null;
  const numbers = [0, ...names.languages.map(({ channel }) => channel)];
  const booths = page.booths.value?.booths ?? [];
  return (
    <section class="card table-card" aria-labelledby="channels-title">
      <h2 class="heading" id="channels-title">
        {t('board.channels')}
      </h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="channels-title">
        <table class="matrix" data-test="channels">
          <thead>
            <tr>
              <th scope="col">{t('board.channel')}</th>
              <th scope="col">{t('board.source')}</th>
              <th scope="col">{t('board.level')} · LUFS</th>
              <th scope="col">{t('board.age')}</th>
              <th scope="col">{t('board.listeners')}</th>
              {booths.map(({ booth }) => (
                <th key={booth} scope="col" class="booth-column">
                  <Words of={shortBooth(names, booth)} />
                </th>
              ))}
              <th scope="col">{t('board.idle')}</th>
              <th scope="col">{t('board.tone')}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map((channel) => (
              <ChannelRow
                key={channel}
                board={board}
                names={names}
                channel={channel}
                booths={booths}
                watch={watched.find((one) => one.channel === channel)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="small soft">{t('board.legend')}</p>
      <FanOut board={board} />
    </section>
  );
}

/** A booth by the languages it sends into: names are too long for a column. */
function shortBooth(names: ConferenceNames, booth: string): { text: string; lang: string } {
  const [first = ''] = names.booth(booth)?.outputs ?? [];
  return { text: first.toUpperCase(), lang: '' };
}

interface ChannelRowProps {
  readonly board: Board;
  readonly names: ConferenceNames;
  readonly channel: number;
  readonly booths: readonly BoothState[];
  readonly watch: ChannelWatch | undefined;
}

function ChannelRow({ board, names, channel, booths, watch }: ChannelRowProps) {
  const language = names.languageOfChannel(channel);
  const state = channelState(board.page.channels.value?.channels, channel);
  const carried = channel === 0 ? watch?.owner !== '' : (watch?.quality ?? 0) > Quality.FLOOR;
  const faults = watch ? faultsOf(watch, carried && watch.owner !== '') : [];
  const heard = board.sound.hearing.value === channel;
  const trouble = faults.length > 0 || (watch?.alarms.length ?? 0) > 0;
  return (
    <tr class={trouble ? 'trouble' : ''} data-test={`channel-${language?.tag ?? 'floor'}`}>
      <th scope="row">
        <button
          type="button"
          class={heard ? 'button slim heard' : 'button slim'}
          data-test={`pfl-${language?.tag ?? 'floor'}`}
          aria-pressed={heard}
          title={t('board.listen')}
          onClick={() => void board.hear(channel)}
        >
          <Icon name="headphones" />
          <bdi lang={language?.tag}>{language ? language.autonym : t('board.floor')}</bdi>
        </button>
      </th>
      <td>
        <Source board={board} names={names} channel={channel} state={state} watch={watch} />
      </td>
      <td>
        <Level dbfs={watch?.levelDbfs} />
        <Past board={board} channel={channel} />
        <Under>{decibels(watch?.loudnessLufs)} LUFS</Under>
      </td>
      <td>
        <span class="figures" data-test="frame-age">
          {age(watch?.lastFrameAgeMs)}
        </span>
        <Under>{watch ? unevenness(watch) : '–'}</Under>
      </td>
      <td>
        <Listeners board={board} channel={channel} watch={watch} />
      </td>
      {booths.map((booth) => (
        <BoothCell key={booth.booth} names={names} booth={booth} channel={channel} />
      ))}
      <td>{channel !== 0 && state && <Idle board={board} names={names} state={state} />}</td>
      <td>
        {channel !== 0 && <Tone board={board} channel={channel} playing={watch?.tone ?? false} />}
      </td>
    </tr>
  );
}

interface ListenersProps {
  readonly board: Board;
  readonly channel: number;
  readonly watch: ChannelWatch | undefined;
}

/** How many listen, how late they hear it, and how many of them have gaps, by what they report themselves. */
function Listeners({ board, channel, watch }: ListenersProps) {
  void board.page.now.value; // what was reported grows old by itself
  const fare = fareOf(board.page.backstage.fares.value, channel, Date.now());
  const title =
    fare &&
    t('board.fares', {
      reporting: fare.reporting,
      buffer: fare.bufferMs,
      high: fare.bufferMsHigh,
      lost: fare.lostFrames,
      concealed: fare.concealedMs,
    });
  return (
    <span data-test="fares" data-reporting={fare?.reporting ?? 0} title={title}>
      <span class="figures">{watch?.listeners ?? '–'}</span>
      {fare !== undefined && fare.troubled > 0 && (
        <span class="mark attention" data-test="troubled">
          <Icon name="triangle-alert" />
          {t('board.troubled', { count: fare.troubled })}
        </span>
      )}
      <Under>{delayWords(fare, watch)}</Under>
      <span class="unseen">{title}</span>
    </span>
  );
}

/** The second line of a cell. */
function Under({ children }: { children: ComponentChildren }) {
  return <span class="under figures small soft">{children}</span>;
}

/** Jitter, and what is missing. */
export function unevenness({
  jitterMs,
  lossPermille,
}: Pick<ChannelWatch, 'jitterMs' | 'lossPermille'>): string {
  return `${milliseconds(jitterMs)} · ${percent(lossPermille / 1000, 1)}`;
}

interface SourceProps {
  readonly board: Board;
  readonly names: ConferenceNames;
  readonly channel: number;
  readonly state: ChannelState | undefined;
  readonly watch: ChannelWatch | undefined;
}

/** Whose voice it is, its mark, and in words what is out of order. */
function Source({ board, names, channel, state, watch }: SourceProps) {
  const owner = watch?.owner ?? '';
  const what = carries(state);
  const word =
    channel === 0
      ? languageName(board.page.floor.value?.language ?? '')
      : t(`channel.${what}`, { language: languageName(state?.relayedFrom ?? '') });
  const faults = watch ? faultsOf(watch, owner !== '') : [];
  return (
    <span class="source">
      <span>
        {boothMark(state) && <span class="quality">{boothMark(state)}</span>}
        {owner ? <Words of={names.name(owner, speaking.value.tag)} /> : word}
      </span>
      {owner && <span class="small soft">{word}</span>}
      {(faults.length > 0 || (watch?.alarms.length ?? 0) > 0) && (
        <span class="mark attention">
          <Icon name="triangle-alert" />
          {listOf([
            ...faults.map((fault) => t(`fault.${fault}`)),
            ...(watch?.alarms ?? []).map((kind) =>
              t(`fault.alarm-${kind as 1 | 2 | 3 | 4 | 5 | 6}`),
            ),
          ])}
        </span>
      )}
      {watch?.tone && <span class="mark attention">{t('board.tone-plays')}</span>}
    </span>
  );
}

/** The level of the last five minutes, as a line. */
function Past({ board, channel }: { board: Board; channel: number }) {
  const line = lineOf(board.levels.of.value.get(channel) ?? []);
  return (
    <svg
      class="past-level"
      viewBox="0 0 100 20"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('board.past-level')}
      data-test="past-level"
    >
      <title>{t('board.past-level')}</title>
      {line && <path d={line} vector-effect="non-scaling-stroke" />}
    </svg>
  );
}

/** A level as a bar and a number. */
export function Level({ dbfs }: { dbfs: number | undefined }) {
  return (
    <span class="level">
      <span class="level-bar" aria-hidden="true">
        <span style={{ '--filled': `${Math.round(part(dbfs) * 100)}%` }} />
      </span>
      <span class="figures small">{decibels(dbfs)}</span>
    </span>
  );
}

/** Where booth and channel cross: on air there by which output, able to, or listening. */
function BoothCell({
  names,
  booth,
  channel,
}: {
  names: ConferenceNames;
  booth: BoothState;
  channel: number;
}) {
  const tag = names.languageOfChannel(channel)?.tag ?? '';
  const output = names.booth(booth.booth)?.outputs.indexOf(tag) ?? -1;
  const onAir = booth.desks.some((desk) => desk.onAir && desk.language === tag);
  const hears = booth.desks.some((desk) => desk.connected && desk.incoming === channel);
  const letter = output < 0 ? '' : 'ABC'.charAt(output);
  const words = [
    onAir && t('board.cell-on-air', { output: letter }),
    !onAir && letter && t('board.cell-can', { output: letter }),
    hears && t('board.cell-hears'),
  ].filter((word): word is string => Boolean(word));
  return (
    <td class={onAir ? 'crossing on-air' : 'crossing'} title={listOf(words)}>
      <span aria-hidden="true">
        {onAir ? <Icon name="mic" /> : null}
        {letter}
        {hears && <Icon name="headphones" />}
      </span>
      <span class="unseen">{listOf(words)}</span>
    </td>
  );
}

/** What the channel carries while nobody interprets. */
function Idle({
  board,
  names,
  state,
}: {
  board: Board;
  names: ConferenceNames;
  state: ChannelState;
}) {
  const chosen = state.idle === IdleSource.RELAY ? `relay-${state.idleRelay}` : String(state.idle);
  const choose = (value: string) => {
    const relay = /^relay-(\d+)$/.exec(value)?.[1];
    const idle = relay ? IdleSource.RELAY : (Number(value) as IdleSource);
    const wish = { channel: state.channel, idle, relay: Number(relay ?? 0) };
    ask(board.page.hub.setIdle(wish));
  };
  const choices = [
    [String(IdleSource.FLOOR), t('board.idle-floor')],
    [String(IdleSource.SILENCE), t('board.idle-silence')],
    ...names.languages
      .filter(({ channel }) => channel !== state.channel)
      .map(
        ({ channel, tag }) =>
          [`relay-${channel}`, t('board.idle-relay', { language: languageName(tag) })] as const,
      ),
  ] as const;
  const was = choices.find(([value]) => value === chosen)?.[1] ?? '';
  const language = languageName(names.languageOfChannel(state.channel)?.tag ?? '');
  return (
    <Chosen
      test={`idle-${state.channel}`}
      label={`${t('board.idle')} · ${language}`}
      now={chosen}
      choices={choices}
      set={(value) => {
        choose(value);
        board.switch(t('board.switched', { what: `${language} · ${was}` }), () => choose(chosen));
      }}
    />
  );
}

function Tone({ board, channel, playing }: { board: Board; channel: number; playing: boolean }) {
  return (
    <button
      type="button"
      class="button slim"
      data-test={`tone-${channel}`}
      aria-pressed={playing}
      disabled={board.live.value && !playing}
      onClick={() => ask(board.page.hub.playTone({ channel, playing: !playing }))}
    >
      <Icon name={playing ? 'square' : 'activity'} />
      {t(playing ? 'board.tone-stop' : 'board.tone-play')}
    </button>
  );
}
