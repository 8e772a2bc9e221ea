/** Reads the wire format of Protocol Buffers from one message's bytes. */
export class Reader {
  private at = 0;
  private wireType = 0;
  private readonly view: DataView;

  constructor(private readonly from: Uint8Array) {
    this.view = new DataView(from.buffer, from.byteOffset, from.byteLength);
  }

  /** Calls for each field in turn; the caller reads or skips its value. */
  each(field: (number: number, reader: this, packed: boolean) => void): void {
    while (this.at < this.from.length) {
      const tag = this.uint32();
      this.wireType = tag & 7;
      field(tag >>> 3, this, this.wireType === 2);
    }
  }

  /** True while a packed field has values left; `bytes` gave its part. */
  get more(): boolean {
    return this.at < this.from.length;
  }

  uint32(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte();
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new RangeError('a varint of more than ten bytes');
  }

  uint64(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError('a varint of more than ten bytes');
  }

  fixed32(): number {
    return this.view.getUint32(this.forward(4), true);
  }

  fixed64(): bigint {
    return this.view.getBigUint64(this.forward(8), true);
  }

  bytes(): Uint8Array {
    const length = this.uint32();
    const start = this.forward(length);
    return this.from.subarray(start, start + length);
  }

  string(): string {
    return utf8.decode(this.bytes());
  }

  skip(): void {
    if (this.wireType === 0) this.uint64();
    else if (this.wireType === 1) this.forward(8);
    else if (this.wireType === 2) this.bytes();
    else if (this.wireType === 5) this.forward(4);
    else throw new RangeError(`wire type ${this.wireType}`);
  }

  private byte(): number {
    return this.from[this.forward(1)] as number;
  }

  private forward(length: number): number {
    const start = this.at;
    if (start + length > this.from.length) throw new RangeError('a message cut short');
    this.at += length;
    return start;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
