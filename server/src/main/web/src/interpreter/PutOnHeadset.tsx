/** The tap that unlocks sound, before which a booth hears nothing. The microphone stays off. */
import { useEffect, useRef } from 'preact/hooks';
import { keptDesk } from '../state/deskMemory';
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { LanguageMenu } from '../parts/LanguageMenu';
import { Words } from '../parts/Words';
import { speaking, t } from '../words/words';
import type { Desk } from './desk';
import { DeviceChoice } from './DeviceChoice';

export function PutOnHeadset({ desk }: { desk: Desk }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { page, sound } = desk;
  const names = page.names.value;
  const booth = names?.booth(page.me.value?.booth ?? '');
  const begin = async () => {
    await sound.open(desk.mine.peek()?.incoming ?? 0);
    if (desk.hasMicrophone.value) await sound.openMicrophone('interpreter');
  };
  useEffect(() => {
    dialog.current?.showModal();
    if (keptDesk().begun) void begin(); // back at the desk after a reload; where the browser wants a tap, it says so
  }, []);
  return (
    <dialog ref={dialog} class="headset" data-test="headset" onCancel={(e) => e.preventDefault()}>
      <h1>
        <Words of={names?.text(booth?.name, speaking.value.tag) ?? { text: '', lang: '' }} />
      </h1>
      <p>{t('headset.ask')}</p>
      {desk.hasMicrophone.value && (
        <Banner
          test="headset-note"
          icon="mic-off"
          title={t('headset.off')}
          text={t('headset.wired')}
        />
      )}
      <DeviceChoice sound={sound} speaks={desk.hasMicrophone.value} />
      <Button test="start-booth" look="main" wide icon="headphones" onPress={() => void begin()}>
        {t('headset.start')}
      </Button>
      <LanguageMenu />
    </dialog>
  );
}
