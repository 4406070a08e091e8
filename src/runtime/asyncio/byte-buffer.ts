/** Bytes that come in pieces and go out in others, as CPython's `bytearray`. */
export class ByteBuffer {
  #bytes = new Uint8Array(256);
  #start = 0;
  #end = 0;

  /** How many bytes it holds. */
  get length(): number {
    return this.#end - this.#start;
  }

  /** Adds bytes at the end. */
  append(bytes: Uint8Array): void {
    const length = this.length + bytes.length;
    if (this.#end + bytes.length > this.#bytes.length) {
      const kept = this.#bytes.subarray(this.#start, this.#end);
      const larger = new Uint8Array(Math.max(this.#bytes.length, 2 * length));
      larger.set(kept);
      this.#end = kept.length;
      this.#start = 0;
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Takes up to `count` bytes out at the beginning. */
  take(count: number): Uint8Array {
    const size = Math.min(count, this.length);
    const taken = this.#bytes.slice(this.#start, this.#start + size);
    this.#start += size;
    return taken;
  }

  /** Empties it. */
  clear(): void {
    this.#start = 0;
    this.#end = 0;
  }

  /** @returns where `wanted` begins, looking from `from` on, or -1. */
  find(wanted: Uint8Array, from: number): number {
    const bytes = this.#bytes.subarray(this.#start, this.#end);
    const last = bytes.length - wanted.length;
    for (let at = bytes.indexOf(wanted[0] as number, from); at !== -1 && at <= last; ) {
      if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
      at = bytes.indexOf(wanted[0] as number, at + 1);
    }
    return -1;
  }
}
