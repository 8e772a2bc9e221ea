/** How long these tests wait for what must come: long enough for any machine, since it only guards against waiting for ever. */
export const guardMs = 180_000;
const lookMs = 20;

/** Waits until something holds here. */
export async function until(holds, what = `${holds}`) {
  for (const end = Date.now() + guardMs; !(await holds());) {
    if (Date.now() > end) throw new Error(`not within ${guardMs / 1000} s: ${what}`);
    await new Promise((later) => setTimeout(later, lookMs));
  }
}

/** What comes of something, unless it never comes. */
export async function inTime(coming, what) {
  let timer;
  const never = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`not within ${guardMs / 1000} s: ${what}`)), guardMs);
  });
  return Promise.race([coming, never]).finally(() => clearTimeout(timer));
}
