/** Names in the booth's own console: without the booth's name, which stands above them already. */
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking } from '../words/words';

/** "Interpreter 1, French booth" at the French booth's desk is "Interpreter 1". */
export function shortName(
  names: ConferenceNames,
  interpreter: string,
): { text: string; lang: string } {
  const tag = speaking.value.tag;
  const name = names.name(interpreter, tag);
  const booth = names.conference.booths.find((one) =>
    one.interpreters.some(({ participant }) => participant === interpreter),
  );
  return { ...name, text: withoutBooth(name.text, names.text(booth?.name, tag).text) };
}

export function withoutBooth(name: string, booth: string): string {
  const at = booth === '' ? -1 : name.toLowerCase().lastIndexOf(booth.toLowerCase());
  if (at < 0) return name;
  const rest = (name.slice(0, at) + name.slice(at + booth.length))
    .replace(/[\s,،;:()–—-]+$/u, '')
    .replace(/^[\s,،;:()–—-]+/u, '');
  return rest || name;
}
