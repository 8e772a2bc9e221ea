/** The chats behind the scenes: which lines belong to which, and how many are unread. */
import { AddressKind, type ChatLine } from '@dragoman/client';

/** A message that is said in each reader's own language. */
export const QUICK = [
  'yes',
  'no',
  'thanks',
  'moment',
  'take-over',
  'sound-bad',
  'sound-good',
] as const;
export type Quick = (typeof QUICK)[number];

export function isQuick(name: string): name is Quick {
  return (QUICK as readonly string[]).includes(name);
}

export type ChatName = 'booth' | 'booths' | 'technician' | 'chair';

/** Which chat a line belongs to, as somebody at this booth sees it. */
export function chatOf({ to, from, fromBooth }: ChatLine, me: string, booth: string): ChatName {
  switch (to?.kind) {
    case AddressKind.PARTNERS:
      return 'booth';
    case AddressKind.BOOTHS:
      return 'booths';
    case AddressKind.TECHNICIAN:
      return 'technician';
    case AddressKind.CHAIR:
      return 'chair';
    case AddressKind.BOOTH:
      // One's own booth was spoken to: by a colleague of the booth, else by who keeps the sound.
      if (fromBooth !== '' && fromBooth === booth) return 'booth';
      return from === me || fromBooth !== '' ? 'booths' : 'technician';
    case AddressKind.UNSPECIFIED:
    case undefined:
      return 'booths';
  }
}
