/** The channel that is heard, in one row; behind it all of them, each with the word for what it carries now. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/Button';
import { later } from '../parts/later';
import { Meter } from '../parts/Meter';
import { carries, channelState, type Carries } from '../state/sitting/channels';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { PageState } from '../state/hub/pageState';
import { remembered } from '../state/remembered';
import { languageName, t } from '../words/words';
import type { DelegateProps } from './props';

const WithoutSound = later(async () => (await import('./WithoutSound')).WithoutSound);

export function ListenTo({ page, sound }: DelegateProps) {
  const names = page.names.value as ConferenceNames;
  const open = useSignal(false);
  const list = useRef<HTMLFieldSetElement>(null);
  const way = useRef<HTMLDivElement>(null);
  // A finger or a mouse has chosen with one tap; arrow keys walk through the channels, and Enter has chosen.
  const byHand = useRef(false);
  const fold = () => {
    open.value = false;
    byHand.current = false;
  };
  const was = useRef(false);
  useEffect(() => {
    if (open.value === was.current) return;
    was.current = open.value;
    const at = open.value
      ? list.current?.querySelector<HTMLElement>(':checked')
      : way.current?.querySelector('button');
    at?.focus({ preventScroll: true });
  }, [open.value]);
  const choose = (channel: number, tag: string) => {
    remembered.listenLanguage.value = tag;
    if (sound.state.value === 'off') void sound.open(channel);
    else sound.listen(channel);
    if (byHand.current) fold();
  };
  const heard = sound.hearing.value;
  const language = names.languageOfChannel(heard ?? 0);
  return (
    <section class="card listen-to" aria-label={t('listen.title')} data-open={open.value}>
      <div class="listen-now" ref={way}>
        <span class="listen-what">
          <span class="unseen">{t('listen.title')}</span>
          <span class="channel-name" data-test="listen-now" data-channel={heard}>
            {heard === undefined ? (
              t('listen.off')
            ) : language ? (
              <bdi lang={language.tag}>{language.autonym}</bdi>
            ) : (
              t('listen.floor')
            )}
          </span>
          {heard !== undefined && <ChannelWord page={page} channel={heard} />}
          {heard !== undefined && sound.lagSeconds.value > 0 && (
            <span class="mark attention" data-test="lag-now">
              {t('lag.now', { seconds: sound.lagSeconds.value })}
            </span>
          )}
        </span>
        {heard !== undefined && <Meter level={sound.heardLevel} />}
        <Button
          test="listen-change"
          icon={open.value ? 'check' : 'headphones'}
          expanded={open.value}
          onPress={() => (open.value = !open.value)}
        >
          {t(open.value ? 'listen.done' : 'listen.change')}
        </Button>
      </div>
      {open.value && (
        <fieldset
          class="channels"
          role="radiogroup"
          aria-label={t('listen.title')}
          ref={list}
          onPointerDown={() => (byHand.current = true)}
          onKeyDown={({ key }) => {
            byHand.current = false;
            if (key === 'Enter' || key === 'Escape') fold();
          }}
        >
          {names.heard.map(({ tag, autonym, rightToLeft, channel }) => (
            <ChannelRow
              key={channel}
              test={`listen-${tag}`}
              page={page}
              sound={sound}
              channel={channel}
              choose={() => choose(channel, tag)}
            >
              <bdi lang={tag} dir={rightToLeft ? 'rtl' : 'ltr'}>
                {autonym}
              </bdi>
            </ChannelRow>
          ))}
          <ChannelRow
            test="listen-floor"
            page={page}
            sound={sound}
            channel={0}
            choose={() => choose(0, '')}
          >
            {t('listen.floor')}
          </ChannelRow>
          {names.heard.length < names.languages.length && <WithoutSound page={page} />}
          <label
            class={heard === undefined ? 'channel selected' : 'channel'}
            data-test="listen-none"
          >
            <input
              type="radio"
              name="channel"
              checked={heard === undefined}
              onClick={() => {
                sound.listen(undefined);
                remembered.captionsShown.value = true;
                if (byHand.current) fold();
              }}
            />
            <span class="channel-name soft">{t('listen.none')}</span>
          </label>
        </fieldset>
      )}
    </section>
  );
}

interface RowProps extends DelegateProps {
  readonly test: string;
  readonly channel: number;
  readonly choose: () => void;
  readonly children: preact.ComponentChildren;
}

function ChannelRow({ test, page, sound, channel, choose, children }: RowProps) {
  const selected = sound.hearing.value === channel;
  return (
    <label class={selected ? 'channel selected' : 'channel'} data-test={test}>
      <input type="radio" name="channel" checked={selected} onClick={choose} />
      <span class="channel-name">{children}</span>
      <ChannelWord page={page} channel={channel} />
    </label>
  );
}

/** Nothing is said of silence while nobody has the floor: the card above says it once. */
function ChannelWord({ page, channel }: { page: PageState; channel: number }) {
  const state = channelState(page.channels.value?.channels, channel);
  const speech = page.floor.value?.speech;
  const what: Carries = channel === 0 ? 'silent' : carries(state);
  const unsaid = what === 'silent' && !speech;
  if (channel === 0) {
    return <span class="mark">{speech && languageName(page.floor.value?.language ?? '')}</span>;
  }
  return (
    <span class={what === 'floor' ? 'mark attention' : 'mark'} data-carries={what}>
      {!unsaid && t(`channel.${what}`, { language: languageName(state?.relayedFrom ?? '') })}
    </span>
  );
}
