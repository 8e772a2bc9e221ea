export { BoothEar } from './boothear.js';
export type { BoothEarState } from './messages.js';
