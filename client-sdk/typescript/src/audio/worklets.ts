/** The file with player and capture, as one that a page's bundler copies as it is. */
export const workletUrl = new URL('./worklet.js', import.meta.url);
