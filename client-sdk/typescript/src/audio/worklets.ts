/** The file with the player, as one that a page's bundler copies as it is. */
export const workletUrl = new URL('./worklet.js', import.meta.url);
/** The file with the capture, fetched when a microphone opens: whoever only listens does without. */
export const captureUrl = new URL('./microphone-worklet.js', import.meta.url);
