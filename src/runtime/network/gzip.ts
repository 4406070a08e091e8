import { deflateRaw } from "./deflate.ts";
import { join } from "./http/message.ts";
import { inflateRaw } from "./inflate.ts";

/** What HTTP calls the content codings `gzip` (RFC 1952) and `deflate` (RFC 1950). */

const GZIP_HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

/** @returns `bytes`, compressed as `Content-Encoding: gzip`. */
export function gzip(bytes: Uint8Array): Uint8Array {
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, crc32(bytes), true);
  tail.setUint32(4, bytes.length >>> 0, true);
  return join([GZIP_HEAD, deflateRaw(bytes), new Uint8Array(tail.buffer)]);
}

/**
 * @returns the content of a gzip stream
 * @throws RangeError for what is none, or is damaged
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8)
    throw new RangeError("incorrect header check");
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8);
  if (flags & 8) at = bytes.indexOf(0, at) + 1;
  if (flags & 16) at = bytes.indexOf(0, at) + 1;
  if (flags & 2) at += 2;
  const { content, used } = inflateRaw(bytes.subarray(at));
  if (bytes.length < at + used + 8) throw new RangeError("incomplete or truncated stream");
  const tail = new DataView(bytes.buffer, bytes.byteOffset + at + used, 8);
  if (tail.getUint32(0, true) !== crc32(content)) throw new RangeError("incorrect data check");
  return content;
}

/** @returns `bytes`, compressed as `Content-Encoding: deflate`: with zlib's head and checksum. */
export function deflate(bytes: Uint8Array): Uint8Array {
  const tail = new DataView(new ArrayBuffer(4));
  tail.setUint32(0, adler32(bytes));
  return join([Uint8Array.of(0x78, 0x9c), deflateRaw(bytes), new Uint8Array(tail.buffer)]);
}

/**
 * @returns the content of a `deflate` coding; without zlib's head, as some servers send it, too
 * @throws RangeError for what is none
 */
export function inflate(bytes: Uint8Array): Uint8Array {
  const [first = 0, second = 0] = bytes;
  const hasHead = (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
  return inflateRaw(hasHead ? bytes.subarray(2) : bytes).content;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}
