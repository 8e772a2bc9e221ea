/** The on-air lamp: red only when the hub itself got a frame in the last half second. */
import type { Lease, Receipt } from '@dragoman/client';

type Grant = Pick<Lease, 'channel' | 'epoch' | 'open'>;

/** `off`: no lease; `elsewhere`: it is held at another device; `muted`: the system or the headset keeps it silent; `waiting`: the lease is held and nothing arrives; `cough`: held back by the key; `live`: the hub hears it. */
export type Lamp = 'off' | 'elsewhere' | 'muted' | 'waiting' | 'cough' | 'live';

/** A receipt and when it came, on this machine's clock. */
export interface Received {
  readonly receipt: Pick<Receipt, 'channel' | 'epoch' | 'lastFrameAgeMs'>;
  readonly at: number;
}

export const FRESH_MS = 500;
/** Receipts come four times a second; one missing is no fault. */
const RECEIPT_EVERY_MS = 250;

export function lampOf(
  lease: Grant | undefined,
  received: Received | undefined,
  coughing: boolean,
  nowMs: number,
  muted = false,
): Lamp {
  if (!lease?.open) return 'off';
  if (muted) return 'muted';
  if (coughing) return 'cough';
  if (received?.receipt.channel !== lease.channel || received.receipt.epoch !== lease.epoch) {
    return 'waiting';
  }
  const sinceReceipt = Math.max(0, nowMs - received.at - RECEIPT_EVERY_MS);
  return received.receipt.lastFrameAgeMs + sinceReceipt < FRESH_MS ? 'live' : 'waiting';
}
