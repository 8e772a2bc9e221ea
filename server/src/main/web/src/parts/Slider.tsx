/** A slider with its name, its ends and its value in words. */
import type { Signal } from '@preact/signals';

export interface SliderProps {
  readonly test: string;
  readonly label: string;
  /** 0 to 1. */
  readonly value: Signal<number>;
  readonly step?: number;
  /** The place as a reader says it, where it is not a part of a hundred. */
  readonly words?: (place: number) => string;
}

export function Slider({ test, label, value, step = 0.05, words }: SliderProps) {
  const percent = Math.round(value.value * 100);
  return (
    <input
      type="range"
      class="slider"
      data-test={test}
      min={0}
      max={1}
      step={step}
      value={value.value}
      style={{ '--filled': `${percent}%` }}
      aria-label={label}
      aria-valuetext={words?.(value.value) ?? `${percent} %`}
      onInput={(event) => (value.value = Number(event.currentTarget.value))}
    />
  );
}
