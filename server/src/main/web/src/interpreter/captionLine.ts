/** One line of captions as it is typed: shown to readers while it grows, corrected in place, finished by a key. */
import type { Caption } from '@dragoman/client';

export type CaptionDraft = Pick<Caption, 'language' | 'segment' | 'revision' | 'final' | 'text'>;

/** Readers see a growing line at most this often. */
const EVERY_MS = 250;

export class CaptionLine {
  private segment = '';
  private revision = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private latest: { language: string; text: string } | undefined;

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

  private show(): void {
    this.waiting = undefined;
    if (this.latest && (this.latest.text.trim() || this.revision > 0)) {
      this.send(this.latest.language, this.latest.text, false);
    }
  }

  private send(language: string, text: string, final: boolean): void {
    if (!this.segment) this.segment = this.newId();
    this.revision += 1;
    this.write({ language, segment: this.segment, revision: this.revision, final, text });
  }
}
