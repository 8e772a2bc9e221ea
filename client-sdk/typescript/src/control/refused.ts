import { RefusalCode, type Refused } from '../gen/dragoman/v1/commands_pb.js';

/** The rules said no to a command. Nothing changed, and the connection stays. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: RefusalCode;
  /** Why, in the language of Hello; also the message. */
  readonly text: string;
  /** Which part of the command; may be empty. */
  readonly field: string;
  /** Whether trying again can help. */
  readonly retry: boolean;
  readonly retryAfterMs: number;
  /** Where the list changed meanwhile: the position to look at before asking again; else 0. */
  readonly position: bigint;

  /** Where somebody else has what was asked for: their id; else empty. */
  readonly holder: string;

  /** Where it came too early or too late: that instant, Unix milliseconds; else 0. */
  readonly atMs: number;

  constructor(
    refused: Pick<
      Refused,
      'code' | 'text' | 'field' | 'retry' | 'retryAfterMs' | 'position' | 'holder' | 'atMs'
    >,
  ) {
    super(
      refused.text === '' ? (RefusalCode[refused.code] ?? `refused, code ${refused.code}`) : refused.text,
    );
    this.code = refused.code;
    this.text = refused.text;
    this.field = refused.field;
    this.retry = refused.retry;
    this.retryAfterMs = refused.retryAfterMs;
    this.position = refused.position;
    this.holder = refused.holder;
    this.atMs = Number(refused.atMs);
  }
}

/** No answer came in time; whether the command was carried out is not known. The same id may be asked again. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';

  constructor(readonly command: string) {
    super(`no answer to command ${command}`);
  }
}
