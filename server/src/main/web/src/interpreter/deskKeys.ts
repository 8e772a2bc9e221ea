/** The keys of the booth at work: what was pressed is carried out by the desk. */
import { Cue, HelpKind } from '@dragoman/client';
import { remembered } from '../state/remembered';
import { ask } from '../state/hub/toasts';
import type { Desk } from './desk';
import { keys } from './keyboard';
import { boothKey, type BoothKey } from './keys';

/** Listens until the returned function is called. */
export function listenToBoothKeys(desk: Desk): () => void {
  const press = (event: KeyboardEvent) => {
    const field = event.target instanceof HTMLElement ? event.target : null;
    const typing = field?.matches('textarea, select, input:not([type=range]):not([type=checkbox])');
    const { code, type, repeat, shiftKey } = event;
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    if (!remembered.boothKeysOn.peek() && code !== 'Escape' && code !== 'F1') return;
    const key = boothKey(
      { code, type, repeat, shiftKey, modified, typing: typing ?? false },
      keys.peek(),
    );
    if (!key) return;
    if (key.does !== 'console') event.preventDefault(); // a space bar that coughs presses no button
    carryOut(desk, key);
  };
  const away = () => desk.letGo();
  addEventListener('keydown', press);
  addEventListener('keyup', press);
  addEventListener('blur', away);
  return () => {
    removeEventListener('keydown', press);
    removeEventListener('keyup', press);
    removeEventListener('blur', away);
  };
}

export function carryOut(desk: Desk, key: BoothKey): void {
  switch (key.does) {
    case 'microphone':
      return desk.switchMicrophone();
    case 'cough':
      return desk.cough(key.held);
    case 'output-a':
      return desk.choose(0);
    case 'output-b':
      return desk.choose(1);
    case 'output-c':
      return desk.choose(2);
    case 'relay':
      return desk.listen(desk.sound.hearing.value === 0 ? desk.relay : 0);
    case 'automatic':
      return desk.hearByItself();
    case 'louder':
      return desk.louder(1);
    case 'quieter':
      return desk.louder(-1);
    case 'repeat':
      return desk.ear.repeat();
    case 'partner':
      return desk.hearPartner(key.held);
    case 'handover':
      return desk.handover.advance();
    case 'take-over':
      return desk.takeOver();
    case 'slower':
      return ask(desk.page.hub.cueSpeaker({ cue: Cue.SLOWER }));
    case 'speak-up':
      return ask(desk.page.hub.cueSpeaker({ cue: Cue.LOUDER }));
    case 'no-document':
      return desk.help(HelpKind.NEED_DOCUMENT);
    case 'technician':
      return desk.help(HelpKind.CALL_TECHNICIAN);
    case 'intercom':
      return desk.intercom(key.held);
    case 'text':
      desk.textField?.focus(); // at once: the next key is a letter already
      return;
    case 'document':
      desk.reading.value = 'document';
      return;
    case 'terms':
      return desk.lookUp();
    case 'chat':
      desk.chatField?.focus();
      return;
    case 'console':
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      desk.helpShown.value = false;
      return;
    case 'help':
      desk.helpShown.value = !desk.helpShown.value;
      return;
    default:
      return source(desk, key.does);
  }
}

function source(desk: Desk, does: string): void {
  const [what, key] = [does.slice(0, -1), Number(does.slice(-1))];
  if (what === 'listen-') desk.listen(desk.presets.value[key]);
  if (what === 'keep-') desk.keep(key);
}
