/** The captions as their reader wants them: in high contrast, and over the whole screen. */
import { useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { later } from '../parts/later';
import { remembered } from '../state/remembered';
import { filled } from './filled';

const CaptionKeys = later(async () => (await import('./CaptionKeys')).CaptionKeys);

export function CaptionBox({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const contrast = remembered.captionContrast.value ? ' contrast' : '';
  return (
    <div
      ref={box}
      class={`caption-box${contrast}${filled.value ? ' full' : ''}`}
      data-test="caption-box"
      style={{ '--caption-size': String(remembered.captionSize.value) }}
    >
      {children}
      <CaptionKeys box={box} />
    </div>
  );
}
