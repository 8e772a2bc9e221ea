/** High contrast, and the captions over the whole screen: left by the key again, by Escape, or as the browser leaves it. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/Button';
import { remembered } from '../state/remembered';
import { t } from '../words/words';
import { filled } from './filled';

export function CaptionKeys({ box }: { box: RefObject<HTMLElement | null> }) {
  const { captionContrast } = remembered;
  const fill = (wanted: boolean) => {
    filled.value = wanted;
    // Where a browser cannot (iPhones), the captions fill its window.
    if (wanted) void box.current?.requestFullscreen?.().catch(() => undefined);
    else if (document.fullscreenElement) void document.exitFullscreen();
  };
  useEffect(() => {
    const left = () => {
      if (!document.fullscreenElement) filled.value = false;
    };
    const press = ({ code }: KeyboardEvent) => {
      if (code === 'Escape') filled.value = false;
    };
    document.addEventListener('fullscreenchange', left);
    addEventListener('keydown', press);
    return () => {
      document.removeEventListener('fullscreenchange', left);
      removeEventListener('keydown', press);
    };
  }, []);
  return (
    <div class="caption-keys">
      <Button
        test="caption-contrast"
        look="plain"
        icon="contrast"
        pressed={captionContrast.value}
        onPress={() => (captionContrast.value = !captionContrast.value)}
      >
        <span class="small">{t('captions.contrast')}</span>
      </Button>
      <Button
        test="caption-full"
        look="plain"
        icon="monitor"
        pressed={filled.value}
        onPress={() => fill(!filled.value)}
      >
        <span class="small">{t('captions.full')}</span>
      </Button>
    </div>
  );
}
