export { abilities, type Abilities } from './abilities.js';
export type {
  MicrophoneState,
  SoundEvents,
  SoundFailure,
  SoundLease,
  SoundLevel,
  SoundMode,
  SoundReceipt,
  SoundStats,
} from './events.js';
export type { MicrophoneOptions } from './microphone.js';
export type { Profile } from './profiles.js';
export { Sound, type SoundOptions } from './sound.js';
