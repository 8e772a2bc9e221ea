/** The channels to listen to, each with the word for what it carries now. */
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
  const choose = (channel: number, tag: string) => {
    remembered.listenLanguage.value = tag;
    if (sound.state.value === 'off') void sound.open(channel);
    else sound.listen(channel);
  };
  return (
    <fieldset class="card listen-to" role="radiogroup" aria-label={t('listen.title')}>
      <div class="listen-head">
        <h2 class="heading">{t('listen.title')}</h2>
        {sound.hearing.value === undefined && <span class="small soft">{t('listen.off')}</span>}
      </div>
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
        class={sound.hearing.value === undefined ? 'channel selected' : 'channel'}
        data-test="listen-none"
      >
        <input
          type="radio"
          name="channel"
          checked={sound.hearing.value === undefined}
          onClick={() => {
            sound.listen(undefined);
            remembered.captionsShown.value = true;
          }}
        />
        <span class="channel-name soft">{t('listen.none')}</span>
      </label>
    </fieldset>
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
      {selected && <Meter level={sound.heardLevel} />}
    </label>
  );
}

function ChannelWord({ page, channel }: { page: PageState; channel: number }) {
  const state = channelState(page.channels.value?.channels, channel);
  const what: Carries = channel === 0 ? 'silent' : carries(state);
  if (channel === 0) {
    const spoken = page.floor.value?.language ?? '';
    const word = page.floor.value?.speech ? languageName(spoken) : t('channel.silent');
    return <span class="mark">{word}</span>;
  }
  return (
    <span class={what === 'floor' ? 'mark attention' : 'mark'} data-carries={what}>
      {t(`channel.${what}`, { language: languageName(state?.relayedFrom ?? '') })}
    </span>
  );
}
