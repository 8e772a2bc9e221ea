import type { Accepted, Command, Refused } from '../gen/dragoman/v1/commands_pb.js';
import { NotCarriedOutError, opensWithinMs } from './opening.js';
import { RefusedError, UnansweredError } from './refused.js';

/** The way of an answer, beyond the last moment at which a microphone may open. */
const answerMs = 1_000;

interface Waiting {
  readonly command: Command;
  /** It may open a microphone: nobody expects that any more once the connection broke. */
  readonly opens: boolean;
  readonly accepted: (answer: Accepted) => void;
  readonly failed: (why: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * The commands that wait for their answer, in the order they were asked. After a reconnect they are asked again with
 * the same id, at which the hub gives the same answer and does nothing twice; what may open a microphone is not.
 */
export class Unanswered {
  private readonly waiting = new Map<string, Waiting>();

  private empty: () => void = () => undefined;

  constructor(
    private readonly mostAtOnce = 64,
    private readonly withinMs = 15_000,
  ) {}

  /** Waits for the answer to `command`, which the caller sends. */
  wait(command: Command, opens = false): Promise<Accepted> {
    if (this.waiting.size >= this.mostAtOnce) {
      return Promise.reject(new Error(`more than ${this.mostAtOnce} commands wait for an answer`));
    }
    return new Promise((accepted, failed) => {
      const timer = setTimeout(
        () => {
          this.waiting.delete(command.id);
          failed(new UnansweredError(command.id));
        },
        opens ? opensWithinMs + answerMs : this.withinMs,
      );
      this.waiting.set(command.id, { command, opens, accepted, failed, timer });
    });
  }

  accepted(answer: Accepted): void {
    this.take(answer.command)?.accepted(answer);
  }

  refused(answer: Refused): void {
    this.take(answer.command)?.failed(new RefusedError(answer));
  }

  /** The connection broke: what may open a microphone is given up. */
  lost(): void {
    for (const { command, opens } of [...this.waiting.values()])
      if (opens) this.take(command.id)?.failed(new NotCarriedOutError(command.body.case ?? ''));
  }

  /** This one is not sent. */
  fail(id: string, why: Error): void {
    this.take(id)?.failed(why);
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
