/** A level meter that draws itself on a canvas: five times a second at most, only what changed and only while it is seen. */
import { useEffect, useRef } from 'preact/hooks';

const BARS = 8;
const EVERY_MS = 200;

interface MeterProps {
  readonly level: () => number;
  readonly live?: boolean;
  /** What it measures, for a reader, who is told the level when they ask; without it the meter is a picture beside words. */
  readonly label?: string;
}

export function Meter({ level, live = false, label }: MeterProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let drawn = -1;
    const timer = setInterval(() => {
      const bars = Math.round(loudness(level()) * BARS);
      if (bars === drawn || !canvas.current || document.hidden) return;
      draw(canvas.current, bars, live);
      if (label) canvas.current.ariaValueNow = String(bars);
      drawn = bars;
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [level, live, label]);
  const said = label
    ? ({ role: 'meter', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': BARS } as const)
    : { 'aria-hidden': true };
  return <canvas class="meter" ref={canvas} width={BARS * 12} height={32} {...said} />;
}

function draw(canvas: HTMLCanvasElement, bars: number, live: boolean): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const colours = getComputedStyle(canvas);
  const lit = colours.getPropertyValue(live ? '--live-line' : '--selected-line');
  const dim = colours.getPropertyValue('--line');
  pen.clearRect(0, 0, canvas.width, canvas.height);
  for (let bar = 0; bar < BARS; bar++) {
    pen.fillStyle = bar < bars ? lit : dim;
    const height = 10 + (bar / BARS) * 22;
    pen.fillRect(bar * 12, canvas.height - height, 8, height);
  }
}

/** From an RMS of -54 dB (no bar) to -6 dB (all). */
function loudness(level: number): number {
  if (level <= 0) return 0;
  return Math.min(1, Math.max(0, (20 * Math.log10(level) + 54) / 48));
}
