/** Writes the wire format of Protocol Buffers into a buffer that grows. */
export class Writer {
  private buffer = new Uint8Array(256);
  private length = 0;

  tag(number: number, wireType: 0 | 1 | 2 | 5): void {
    this.uint32((number << 3) | wireType);
  }

  uint32(value: number): void {
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** Negative numbers take ten bytes, as the format has it. */
  uint64(value: bigint): void {
    let rest = BigInt.asUintN(64, value);
    while (rest > 0x7fn) {
      this.byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.byte(Number(rest));
  }

  fixed32(value: number): void {
    const at = this.forward(4);
    new DataView(this.buffer.buffer).setUint32(at, value, true);
  }

  fixed64(value: bigint): void {
    const at = this.forward(8);
    new DataView(this.buffer.buffer).setBigUint64(at, value, true);
  }

  bytes(value: Uint8Array): void {
    this.uint32(value.length);
    const at = this.forward(value.length);
    this.buffer.set(value, at);
  }

  string(value: string): void {
    this.bytes(utf8.encode(value));
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }

  private byte(value: number): void {
    const at = this.forward(1);
    this.buffer[at] = value;
  }

  private forward(length: number): number {
    const at = this.length;
    this.length += length;
    if (this.length > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.length, this.buffer.length * 2));
      larger.set(this.buffer);
      this.buffer = larger;
    }
    return at;
  }
}

const utf8 = new TextEncoder();
