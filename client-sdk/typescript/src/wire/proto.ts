/**
 * The few rules of Protocol Buffers' encoding that a sound connection needs, by hand: the worker handles 50 frames a
 * second for each source and should carry no library.
 *
 *     message = { tag value }    tag = varint(field << 3 | type)    type 0 varint, 1 eight bytes, 2 length + bytes, 5 four bytes
 */
export class ProtoWriter {
  private bytes = new Uint8Array(512);
  private view = new DataView(this.bytes.buffer);
  private end = 0;

  /** A varint field; zero is left out, as proto3 does. Whole numbers from 0 to 2^53. */
  uint(field: number, value: number): this {
    return value === 0 ? this : this.tag(field, 0).varint(value);
  }

  /** A zigzag field of 32 bits; zero is left out. */
  sint(field: number, value: number): this {
    return this.uint(field, value < 0 ? -2 * value - 1 : 2 * value);
  }

  bool(field: number, value: boolean): this {
    return this.uint(field, value ? 1 : 0);
  }

  fixed32(field: number, value: number): this {
    if (value === 0) return this;
    this.tag(field, 5).room(4);
    this.view.setUint32(this.end, value, true);
    this.end += 4;
    return this;
  }

  fixed64(field: number, value: number): this {
    if (value === 0) return this;
    this.tag(field, 1).room(8);
    this.view.setUint32(this.end, value % 2 ** 32, true);
    this.view.setUint32(this.end + 4, Math.floor(value / 2 ** 32), true);
    this.end += 8;
    return this;
  }

  raw(field: number, value: Uint8Array): this {
    if (value.length === 0) return this;
    return this.tag(field, 2).varint(value.length).append(value);
  }

  text(field: number, value: string): this {
    return this.raw(field, utf8.encode(value));
  }

  /** Numbers of a repeated varint field, packed. */
  uints(field: number, values: readonly number[]): this {
    if (values.length === 0) return this;
    return this.within(field, () => values.forEach((value) => this.varint(value)));
  }

  /** A message within this one; written even if empty, since a repeated or oneof field says something by being there. */
  within(field: number, write: (writer: this) => void): this {
    this.tag(field, 2);
    const start = this.end;
    write(this);
    const length = this.end - start;
    let prefix = 1;
    for (let rest = length; rest >= 128; rest = Math.floor(rest / 128)) prefix += 1;
    this.room(prefix);
    this.bytes.copyWithin(start + prefix, start, this.end);
    this.end = start;
    this.varint(length);
    this.end += length;
    return this;
  }

  /** What was written, copied; the writer starts anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.end);
    this.end = 0;
    return taken;
  }

  private tag(field: number, type: number): this {
    return this.varint(field * 8 + type);
  }

  private varint(value: number): this {
    this.room(10);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.end++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.end++] = rest;
    return this;
  }

  private append(value: Uint8Array): this {
    this.room(value.length);
    this.bytes.set(value, this.end);
    this.end += value.length;
    return this;
  }

  private room(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.end + more));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/** One message being read. Fields nobody asks about are passed over. */
export class ProtoReader {
  /** The field the last `next` came to. */
  field = 0;
  private type = 0;
  private at: number;

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly view: DataView,
    start: number,
    private readonly end: number,
  ) {
    this.at = start;
  }

  static of(bytes: Uint8Array): ProtoReader {
    return new ProtoReader(
      bytes,
      new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      0,
      bytes.length,
    );
  }

  /** Steps to the next field; false at the end. Whoever does not read the field must `skip` it. */
  next(): boolean {
    if (this.at >= this.end) return false;
    const tag = this.varint();
    this.field = Math.floor(tag / 8);
    this.type = tag % 8;
    if (this.field === 0) throw broken('field 0');
    return true;
  }

  uint(): number {
    this.expect(0);
    return this.varint();
  }

  bool(): boolean {
    return this.uint() !== 0;
  }

  fixed32(): number {
    this.expect(5);
    return this.view.getUint32(this.forward(4), true);
  }

  /** The lower 53 bits, exactly: what differs from frame to frame is in them. */
  fixed64(): number {
    this.expect(1);
    const at = this.forward(8);
    return this.view.getUint32(at, true) + (this.view.getUint32(at + 4, true) & 0x1fffff) * 2 ** 32;
  }

  /** A view into the message, not a copy. */
  raw(): Uint8Array {
    this.expect(2);
    const length = this.varint();
    const at = this.forward(length);
    return this.bytes.subarray(at, at + length);
  }

  text(): string {
    return fromUtf8.decode(this.raw());
  }

  within(): ProtoReader {
    this.expect(2);
    const length = this.varint();
    const at = this.forward(length);
    return new ProtoReader(this.bytes, this.view, at, at + length);
  }

  skip(): void {
    if (this.type === 0) this.varint();
    else if (this.type === 1) this.forward(8);
    else if (this.type === 2) this.forward(this.varint());
    else if (this.type === 5) this.forward(4);
    else throw broken(`wire type ${this.type}`);
  }

  private varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10; count++) {
      if (this.at >= this.end) throw broken('cut short');
      const byte = this.bytes[this.at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw broken('varint of more than ten bytes');
  }

  private forward(count: number): number {
    const at = this.at;
    if (at + count > this.end) throw broken('cut short');
    this.at += count;
    return at;
  }

  private expect(type: number): void {
    if (this.type !== type) throw broken(`field ${this.field} has wire type ${this.type}`);
  }
}

function broken(what: string): RangeError {
  return new RangeError(`not a message: ${what}`);
}
