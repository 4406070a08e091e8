import { DISTANCES, LENGTHS } from "./deflate.ts";

/** DEFLATE (RFC 1951), reading. */

/** The order in which a block gives the lengths of the codes that its own codes are written in. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A Huffman code: how many codes there are of each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

function makeCode(lengths: readonly number[]): Code {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(16);
  for (let length = 1; length < 15; length += 1) {
    offsets[length + 1] = (offsets[length] as number) + (counts[length] as number);
  }
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    symbols[offsets[length] as number] = symbol;
    offsets[length] = (offsets[length] as number) + 1;
  }
  return { counts, symbols };
}

const FIXED_LITERALS = makeCode(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = makeCode(new Array<number>(30).fill(5));

class BitReader {
  readonly bytes: Uint8Array;
  at = 0;
  #bit = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) value |= this.bit() << index;
    return value;
  }

  bit(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError("incomplete or truncated stream");
    const bit = (byte >> this.#bit) & 1;
    this.#bit += 1;
    if (this.#bit === 8) {
      this.#bit = 0;
      this.at += 1;
    }
    return bit;
  }

  symbol({ counts, symbols }: Code): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      code |= this.bit();
      const count = counts[length] as number;
      if (code - count < first) return symbols[index + code - first] as number;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new RangeError("invalid code");
  }

  alignToByte(): void {
    if (this.#bit === 0) return;
    this.#bit = 0;
    this.at += 1;
  }
}

/**
 * Reads a raw DEFLATE stream.
 * @returns its content, and how many bytes it took
 * @throws RangeError for what is no such stream
 */
export function inflateRaw(bytes: Uint8Array): { content: Uint8Array; used: number } {
  const input = new BitReader(bytes);
  const out: number[] = [];
  let isLast = false;
  while (!isLast) {
    isLast = input.bit() === 1;
    const kind = input.bits(2);
    if (kind === 0) copyStored(input, out);
    else if (kind === 1) readBlock(input, out, FIXED_LITERALS, FIXED_DISTANCES);
    else if (kind === 2) readBlock(input, out, ...readCodes(input));
    else throw new RangeError("invalid block type");
  }
  input.alignToByte();
  return { content: Uint8Array.from(out), used: input.at };
}

function copyStored(input: BitReader, out: number[]): void {
  input.alignToByte();
  const length = input.bits(16);
  if (length !== (~input.bits(16) & 0xffff)) throw new RangeError("invalid stored block lengths");
  for (let index = 0; index < length; index += 1) out.push(input.bits(8));
}

function readCodes(input: BitReader): [Code, Code] {
  const literals = input.bits(5) + 257;
  const distances = input.bits(5) + 1;
  const given = input.bits(4) + 4;
  const lengthLengths = new Array<number>(19).fill(0);
  for (const symbol of ORDER.slice(0, given)) lengthLengths[symbol] = input.bits(3);
  const lengthCode = makeCode(lengthLengths);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = input.symbol(lengthCode);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) repeat(lengths, lengths.at(-1) ?? 0, 3 + input.bits(2));
    else repeat(lengths, 0, symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7));
  }
  return [makeCode(lengths.slice(0, literals)), makeCode(lengths.slice(literals))];
}

function repeat(list: number[], value: number, times: number): void {
  for (let index = 0; index < times; index += 1) list.push(value);
}

function readBlock(input: BitReader, out: number[], literals: Code, distances: Code): void {
  for (;;) {
    const symbol = input.symbol(literals);
    if (symbol === 256) return;
    if (symbol < 256) {
      out.push(symbol);
      continue;
    }
    const length = (LENGTHS.base[symbol - 257] ?? 0) + input.bits(LENGTHS.extra[symbol - 257] ?? 0);
    const code = input.symbol(distances);
    const distance = (DISTANCES.base[code] ?? 0) + input.bits(DISTANCES.extra[code] ?? 0);
    if (distance === 0 || distance > out.length) throw new RangeError("invalid distance too far back");
    for (let index = 0; index < length; index += 1) out.push(out[out.length - distance] as number);
  }
}
