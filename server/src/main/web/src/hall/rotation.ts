/** Lets the hall's labels and names go round the conference's languages, the layout standing still meanwhile. */
import { speak } from '../words/words';

const EACH_MS = 10_000;

/** Starts going round these languages; calling the answer stops it. */
export function rotate(tags: readonly string[]): () => void {
  let at = 0;
  const timer = setInterval(() => {
    at = (at + 1) % tags.length;
    void speak(tags[at] ?? '', { layout: false });
  }, EACH_MS);
  return () => clearInterval(timer);
}
