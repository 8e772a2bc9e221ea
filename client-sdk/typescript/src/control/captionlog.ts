import type { Caption } from '../gen/dragoman/v1/captions_pb.js';

/**
 * The last segments of one text channel in their order. A later revision replaces its segment in place. What an earlier run
 * of the hub wrote (another `epoch`) stays above as it was, and is held against nothing that comes.
 */
export class CaptionLog {
  private earlier: readonly Caption[] = [];
  private broken = new Map<string, number>();
  private kept: Caption[] = [];
  private epoch: bigint | undefined;
  private all: readonly Caption[] = [];

  constructor(private readonly most = 50) {}

  /** In the order of the channel, the latest last. A new array after each change. */
  get segments(): readonly Caption[] {
    return this.all;
  }

  /** Takes a caption in; false if it is an older revision or too old to keep. */
  take(caption: Caption): boolean {
    if (caption.epoch !== this.epoch) this.begin(caption.epoch);
    const taken = this.placed(caption);
    if (taken) this.all = [...this.earlier, ...this.kept].slice(-this.most);
    return taken;
  }

  clear(): void {
    this.earlier = [];
    this.broken.clear();
    this.kept = [];
    this.epoch = undefined;
    this.all = [];
  }

  private begin(epoch: bigint): void {
    this.broken = new Map(
      this.kept.filter(({ final }) => !final).map(({ segment, revision }) => [segment, revision] as const),
    );
    this.earlier = this.all.map((caption) => (caption.final ? caption : { ...caption, final: true }));
    this.kept = [];
    this.epoch = epoch;
  }

  private placed(caption: Caption): boolean {
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
    this.goOn(caption);
    return true;
  }

  /** Whose writer was in the middle of it when the hub went: it is not there twice, half and whole. */
  private goOn({ segment, revision }: Caption): void {
    const before = this.broken.get(segment);
    if (before === undefined || revision <= before) return;
    this.broken.delete(segment);
    const at = this.earlier.findLastIndex((caption) => caption.segment === segment);
    if (at >= 0) this.earlier = this.earlier.toSpliced(at, 1);
  }
}
