/** What is picked where a language has no sound. */
import { LanguageKind, type Language } from '@dragoman/client';
import { remembered } from '../state/remembered';

/** Shows the captions of a language, and pins its video where it is signed. */
export function read({ kind, tag }: Language): void {
  if (kind === LanguageKind.SIGN) remembered.signPinned.value = tag;
  else remembered.captionLanguage.value = tag;
  remembered.captionsShown.value = true;
}
