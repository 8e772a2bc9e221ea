/** How a display's link wants its captions: over the whole screen, in high contrast. */
const SEGMENTS = 4;
const SEGMENTS_FULL = 16;

export function lookOfCaptions(look: readonly string[]): void {
  const { dataset } = document.documentElement;
  if (look.includes('captions')) dataset.captions = 'full';
  if (look.includes('contrast')) dataset.contrast = 'high';
}

/** How many segments stand at a time. */
export function segmentsShown(): number {
  return document.documentElement.dataset.captions === 'full' ? SEGMENTS_FULL : SEGMENTS;
}
