/** DEFLATE (RFC 1951), writing: one block of the fixed code, with repeats found through a table of hashes. */

const SHORTEST = 3;
const LONGEST = 258;
const FARTHEST = 32_768;
const HASH_BITS = 15;

/** The codes of lengths or distances: the first value of each, and how many extra bits follow the code. */
interface Codes {
  readonly base: readonly number[];
  readonly extra: readonly number[];
}

/** Codes for the values from `first` up to `end`: `plain` ones without extra bits, then groups with one bit more each. */
function makeCodes(first: number, plain: number, group: number, end: number): Codes {
  const base: number[] = [];
  const extra: number[] = [];
  for (let next = first; next < end; ) {
    const bits = base.length < plain ? 0 : Math.floor((base.length - plain) / group) + 1;
    base.push(next);
    extra.push(bits);
    next += 1 << bits;
  }
  return { base, extra };
}

const SHORTER = makeCodes(SHORTEST, 8, 4, LONGEST);
/** The longest repeat has a code of its own. */
export const LENGTHS: Codes = { base: [...SHORTER.base, LONGEST], extra: [...SHORTER.extra, 0] };
export const DISTANCES = makeCodes(1, 4, 2, FARTHEST + 1);

/** @returns the index of the code for a length or distance. */
function codeOf({ base }: Codes, value: number): number {
  let low = 0;
  let high = base.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((base[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

class BitWriter {
  readonly #bytes: number[] = [];
  #bits = 0;
  #count = 0;

  /** Writes `count` bits, the lowest first. */
  write(value: number, count: number): void {
    this.#bits |= value << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      this.#bytes.push(this.#bits & 0xff);
      this.#bits >>>= 8;
      this.#count -= 8;
    }
  }

  /** Writes a Huffman code: the highest bit first. */
  writeCode(code: number, count: number): void {
    let reversed = 0;
    for (let bit = 0; bit < count; bit += 1) reversed |= ((code >> bit) & 1) << (count - 1 - bit);
    this.write(reversed, count);
  }

  finish(): Uint8Array {
    if (this.#count > 0) this.#bytes.push(this.#bits & 0xff);
    return Uint8Array.from(this.#bytes);
  }
}

/** Writes a literal, a length code, or the end of the block (256), in the fixed code. */
function writeSymbol(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.writeCode(0x30 + symbol, 8);
  else if (symbol < 256) out.writeCode(0x190 + symbol - 144, 9);
  else if (symbol < 280) out.writeCode(symbol - 256, 7);
  else out.writeCode(0xc0 + symbol - 280, 8);
}

function writeRepeat(out: BitWriter, length: number, distance: number): void {
  const lengthCode = codeOf(LENGTHS, length);
  writeSymbol(out, 257 + lengthCode);
  out.write(length - (LENGTHS.base[lengthCode] as number), LENGTHS.extra[lengthCode] as number);
  const distanceCode = codeOf(DISTANCES, distance);
  out.writeCode(distanceCode, 5);
  out.write(distance - (DISTANCES.base[distanceCode] as number), DISTANCES.extra[distanceCode] as number);
}

function hash(bytes: Uint8Array, at: number): number {
  const word = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
  return Math.imul(word, 0x9e3779b1) >>> (32 - HASH_BITS);
}

/** @returns `bytes` as a raw DEFLATE stream. */
export function deflateRaw(bytes: Uint8Array): Uint8Array {
  const out = new BitWriter();
  const latest = new Int32Array(1 << HASH_BITS).fill(-1);
  out.write(1, 1);
  out.write(1, 2);
  for (let at = 0; at < bytes.length; ) {
    let length = 0;
    let from = -1;
    if (at + SHORTEST <= bytes.length) {
      const key = hash(bytes, at);
      from = latest[key] as number;
      latest[key] = at;
      if (from >= 0 && at - from <= FARTHEST) {
        const most = Math.min(LONGEST, bytes.length - at);
        while (length < most && bytes[from + length] === bytes[at + length]) length += 1;
      }
    }
    if (length >= SHORTEST) {
      writeRepeat(out, length, at - from);
      at += length;
    } else {
      writeSymbol(out, bytes[at] as number);
      at += 1;
    }
  }
  writeSymbol(out, 256);
  return out.finish();
}
