/** Of the open microphones of a channel, how many are decoded at once: those that spoke last. */
export const mostMicrophones = 5;
/** The voice activity from which a microphone counts as speaking, of 255. */
export const speaking = 64;

const breathMs = 600;
const goneMs = 150;

/** When a microphone was last heard, and when it last spoke, milliseconds of one clock. */
export interface OpenMicrophone {
  readonly heardAtMs: number;
  readonly spokeAtMs: number;
}

/** Who makes room for a new voice: whoever has been gone or silent the longest; nobody within a breath of their words. */
export function whoGivesWay<One extends OpenMicrophone>(
  open: readonly One[],
  nowMs: number,
): One | undefined {
  const silentMs = (one: One) =>
    nowMs - one.heardAtMs > goneMs ? Infinity : Math.max(0, nowMs - one.spokeAtMs);
  let longest: One | undefined;
  for (const one of open) if (longest === undefined || silentMs(one) > silentMs(longest)) longest = one;
  return longest !== undefined && silentMs(longest) > breathMs ? longest : undefined;
}
