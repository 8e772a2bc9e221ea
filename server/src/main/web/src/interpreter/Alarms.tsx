/** What the booth must notice at once: speaking into a closed microphone, a channel taken over, a lease lost, silence on its channel. */
import { AlarmKind, LeaseEnd, type Alarm } from '@dragoman/client';
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { ask } from '../state/hub/toasts';
import { languageName, speaking, t } from '../words/words';
import { Cap } from './Cap';
import type { Desk } from './desk';
import { lampNow } from './Speak';

/** All that there is, the worst first: none hides another. */
export function Alarms({ desk }: { desk: Desk }) {
  const { page, sound } = desk;
  const lost = page.lostLease.value;
  const onAir = desk.onAir();
  const alarms = page.backstage.alarms.value?.alarms.filter((one) => one.acknowledgedBy === '');
  // A partner waits for nothing else.
  const died = (alarm: Alarm) => alarm.kind === AlarmKind.LOST && !onAir;
  const waits = lampNow(desk) === 'waiting' && !desk.asking.value && !desk.talking.value;
  return (
    <>
      {alarms?.filter(died).map((alarm) => (
        <HubAlarm key={alarm.alarm} desk={desk} alarm={alarm} />
      ))}
      {sound.microphoneMuted.value && desk.hasMicrophone.value && (
        <Banner
          test="microphone-muted"
          look="attention"
          icon="mic-off"
          title={t('alarm.muted')}
          role="alert"
        />
      )}
      {sound.speakingWhileClosed.value && !onAir && (
        <Banner
          test="speaking-while-off"
          look="attention"
          icon="mic-off"
          title={t('alarm.speaking-off')}
          role="alert"
        />
      )}
      {waits && (
        <Banner
          test="nothing-arrives"
          look="attention"
          icon="triangle-alert"
          title={t('alarm.nothing-arrives')}
          text={t('alarm.nothing-arrives-advice')}
        />
      )}
      {alarms
        ?.filter((alarm) => !died(alarm))
        .map((alarm) => (
          <HubAlarm key={alarm.alarm} desk={desk} alarm={alarm} />
        ))}
      {desk.ear.tooMuch.value && (
        <Banner
          test="too-much-sound"
          look="attention"
          icon="shield-alert"
          title={t('ear.too-much')}
          text={t('ear.too-much-advice')}
        >
          <Button
            test="too-much-seen"
            look="plain"
            onPress={() => (desk.ear.tooMuch.value = false)}
          >
            {t('close')}
          </Button>
        </Banner>
      )}
      {lost && !onAir && <LostLease desk={desk} end={lost.end} by={lost.by} />}
    </>
  );
}

/** Ends that nobody needs to be told of: one's own doing, or as it was agreed. */
const EXPECTED: readonly LeaseEnd[] = [LeaseEnd.OWN, LeaseEnd.CALLED_OFF];

function LostLease({ desk, end, by }: { desk: Desk; end: LeaseEnd; by: string }) {
  if (EXPECTED.includes(end)) return null;
  const name = desk.page.names.value?.name(by, speaking.value.tag).text ?? '';
  const title =
    end === LeaseEnd.PASSED
      ? t('alarm.passed', { name })
      : end === LeaseEnd.FLOOR
        ? t('alarm.floor')
        : end === LeaseEnd.NO_FRAMES
          ? t('alarm.no-frames')
          : name
            ? t('alarm.lost-by', { name })
            : t('alarm.lost');
  return (
    <Banner
      test="lease-lost"
      look="attention"
      icon="mic-off"
      title={title}
      text={t(end === LeaseEnd.NO_FRAMES ? 'alarm.no-frames-note' : 'alarm.off-note')}
      role="alert"
    />
  );
}

/** What the hub noticed of this booth's channels. */
function HubAlarm({ desk, alarm }: { desk: Desk; alarm: Alarm }) {
  const tag = desk.page.names.value?.languageOfChannel(alarm.channel)?.tag ?? '';
  return (
    <Banner
      test="hub-alarm"
      look="attention"
      icon="bell-ring"
      title={t(`alarm.kind-${alarm.kind as Exclude<AlarmKind, AlarmKind.UNSPECIFIED>}`, {
        language: tag ? languageName(tag) : t('hear.floor'),
      })}
      role="alert"
    >
      {alarm.kind === AlarmKind.LOST && !desk.onAir() && (
        <Button test="alarm-take" look="main" icon="mic" onPress={() => desk.takeOver()}>
          <Cap of="microphone" /> {t('handover.take')}
        </Button>
      )}
      <Button
        test="alarm-seen"
        icon="check"
        onPress={() => ask(desk.page.hub.acknowledgeAlarm({ alarm: alarm.alarm }))}
      >
        {t('alarm.seen')}
      </Button>
    </Banner>
  );
}
