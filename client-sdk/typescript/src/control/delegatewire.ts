/** What a delegate's page sends and reads of the wire. `scripts/build.mjs` packs the tables of these messages for it. */

/** Cases of ClientMessage. */
export const clientCases = ['hello', 'command', 'listen', 'clock'] as const;

/** Cases of Command. */
export const commandCases = [
  'requestFloor',
  'withdrawRequest',
  'endSpeech',
  'offerSwap',
  'answerSwap',
  'pushToTalk',
  'checkIn',
  'reportNoSound',
] as const;

/** Cases of ServerMessage, and of Welcome where it brings them. */
export const serverCases = [
  'welcome',
  'accepted',
  'refused',
  'clock',
  'session',
  'floor',
  'list',
  'channels',
  'spoken',
  'quorum',
  'lease',
  'caption',
  'notice',
  'leaving',
  'announcement',
  'warned',
  'cues',
  'channelHealth',
] as const;
