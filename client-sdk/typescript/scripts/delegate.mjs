// What a delegate's page sends and reads of the wire: the build packs the tables and methods of these alone for it.

/** Cases of ClientMessage. */
export const clientCases = ['hello', 'listen', 'command', 'clock'];

/** Cases of Command. */
export const commandCases = [
  'checkIn',
  'requestFloor',
  'withdrawRequest',
  'endSpeech',
  'resumeSpeech',
  'offerSwap',
  'answerSwap',
  'inscribe',
  'handInText',
  'readText',
  'pushToTalk',
  'reportNoSound',
];

/** Cases of ServerMessage, and of Welcome where it brings them. */
export const serverCases = [
  'welcome',
  'caption',
  'accepted',
  'refused',
  'lease',
  'clockMoved',
  'clock',
  'session',
  'programme',
  'floor',
  'list',
  'spoken',
  'quorum',
  'channels',
  'announcement',
  'warned',
  'request',
  'texts',
  'speechText',
  'cues',
  'channelHealth',
  'notice',
  'leaving',
  'hall',
];
