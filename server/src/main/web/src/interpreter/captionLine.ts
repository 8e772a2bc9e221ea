/** One line of captions as it is typed: shown to readers while it grows, corrected in place, finished by a key. */
import { CaptionSource, type Caption } from '@dragoman/client';

export type CaptionDraft = Pick<Caption, 'language' | 'segment' | 'revision' | 'final' | 'text'> & {
  /** Where it was not typed. */
  readonly source?: CaptionSource;
  readonly speaker?: string;
};

/** Readers see a growing line at most this often. */
const EVERY_MS = 250;
/** Finished lines that are kept until readers have them: more are not written while a hub restarts. */
const KEPT = 20;

export class CaptionLine {
  private segment = '';
  private revision = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private latest: { language: string; text: string } | undefined;
  private finished: CaptionDraft[] = [];

  constructor(
    private readonly write: (caption: CaptionDraft) => unknown,
    private readonly newId: () => string = () => crypto.randomUUID(),
  ) {}

  /** The line as it stands while it is typed. */
  type(language: string, text: string): void {
    this.latest = { language, text };
    this.waiting ??= setTimeout(() => this.show(), EVERY_MS);
  }

  /** The line is done: the next one is a segment of its own. An empty line never began. */
  finish(language: string, text: string): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    if (text.trim() || this.revision > 0) this.send(language, text.trim(), true);
    this.segment = '';
    this.revision = 0;
  }

  /** A line of a text that was prepared, whole at once; the one that is typed meanwhile stays as it is. */
  feed(language: string, text: string, speaker: string): void {
    const caption = { language, segment: this.newId(), revision: 1, final: true, text, speaker };
    this.keep({ ...caption, source: CaptionSource.PREPARED });
  }

  /** After a line was broken: what was finished and is not read by anybody yet is written once more. */
  again(isRead: (caption: CaptionDraft) => boolean): void {
    this.finished = this.finished.filter((caption) => !isRead(caption));
    for (const caption of this.finished) this.write(caption);
  }

  private show(): void {
    this.waiting = undefined;
    if (this.latest && (this.latest.text.trim() || this.revision > 0)) {
      this.send(this.latest.language, this.latest.text, false);
    }
  }

  private send(language: string, text: string, final: boolean): void {
    if (!this.segment) this.segment = this.newId();
    this.revision += 1;
    const caption = { language, segment: this.segment, revision: this.revision, final, text };
    if (final) this.keep(caption);
    else this.write(caption);
  }

  private keep(caption: CaptionDraft): void {
    this.finished = [...this.finished, caption].slice(-KEPT);
    this.write(caption);
  }
}
