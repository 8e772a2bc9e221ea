/** What a microphone is for: what the browser does to its sound, and how well it is encoded. */
export type Profile = 'interpreter' | 'podium' | 'delegate';

export interface ProfileSound {
  readonly bitrate: number;
  readonly application: 'voip' | 'audio' | 'lowdelay';
  readonly signal: 'voice' | 'auto';
  /** Echo cancellation, noise suppression and gain control by the browser: for phones in the hand only. */
  readonly processed: boolean;
  /** What one hears is muted while one is heard, since a phone's loudspeaker would come back through its microphone. */
  readonly halfDuplex: boolean;
}

export const profiles: Readonly<Record<Profile, ProfileSound>> = {
  interpreter: {
    bitrate: 48_000,
    application: 'lowdelay',
    signal: 'voice',
    processed: false,
    halfDuplex: false,
  },
  podium: { bitrate: 48_000, application: 'lowdelay', signal: 'voice', processed: false, halfDuplex: false },
  delegate: { bitrate: 24_000, application: 'voip', signal: 'voice', processed: true, halfDuplex: true },
};
