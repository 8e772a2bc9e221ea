import type { Caption } from '../gen/dragoman/v1/captions_pb.js';

/** The last segments of one text channel in their order. A later revision replaces its segment in place. */
export class CaptionLog {
  private kept: Caption[] = [];

  constructor(private readonly most = 50) {}

  /** In the order of the channel, the latest last. A new array after each change. */
  get segments(): readonly Caption[] {
    return this.kept;
  }

  /** Takes a caption in; false if it is an older revision or too old to keep. */
  take(caption: Caption): boolean {
    const at = this.kept.findIndex((segment) => segment.segment === caption.segment);
    const known = this.kept[at];
    if (known !== undefined) {
      if (caption.revision <= known.revision) return false;
      this.kept = this.kept.with(at, caption);
      return true;
    }
    const after = this.kept.findLastIndex((segment) => segment.order <= caption.order);
    if (after < 0 && this.kept.length >= this.most) return false;
    this.kept = this.kept.toSpliced(after + 1, 0, caption).slice(-this.most);
    return true;
  }

  clear(): void {
    this.kept = [];
  }
}
