import type { Accepted, Command, Refused } from '../gen/dragoman/v1/commands_pb.js';
import { RefusedError, UnansweredError } from './refused.js';

interface Waiting {
  readonly command: Command;
  readonly accepted: (answer: Accepted) => void;
  readonly failed: (why: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * The commands that wait for their answer, in the order they were asked. After a reconnect they are asked again with
 * the same id, at which the hub gives the same answer and does nothing twice.
 */
export class Unanswered {
  private readonly waiting = new Map<string, Waiting>();

  private empty: () => void = () => undefined;

  constructor(
    private readonly mostAtOnce = 64,
    private readonly withinMs = 15_000,
  ) {}

  /** Waits for the answer to `command`, which the caller sends. */
  wait(command: Command): Promise<Accepted> {
    if (this.waiting.size >= this.mostAtOnce) {
      return Promise.reject(new Error(`more than ${this.mostAtOnce} commands wait for an answer`));
    }
    return new Promise((accepted, failed) => {
      const timer = setTimeout(() => {
        this.waiting.delete(command.id);
        failed(new UnansweredError(command.id));
      }, this.withinMs);
      this.waiting.set(command.id, { command, accepted, failed, timer });
    });
  }

  accepted(answer: Accepted): void {
    this.take(answer.command)?.accepted(answer);
  }

  refused(answer: Refused): void {
    this.take(answer.command)?.failed(new RefusedError(answer));
  }

  /** What to ask again on a new connection. */
  get commands(): readonly Command[] {
    return [...this.waiting.values()].map((waiting) => waiting.command);
  }

  /** Resolves when nothing waits any more, or after `withinMs`. */
  answered(withinMs: number): Promise<void> {
    if (this.waiting.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.empty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  failAll(why: Error): void {
    for (const id of [...this.waiting.keys()]) this.take(id)?.failed(why);
  }

  private take(id: string): Waiting | undefined {
    const waiting = this.waiting.get(id);
    if (waiting !== undefined) clearTimeout(waiting.timer);
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.empty();
    return waiting;
  }
}
