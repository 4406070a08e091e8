import { TypeError } from "../../builtins/exceptions.ts";
import { sha512 } from "./sha512.ts";

/** What a generator can be seeded with. */
export type Seed = number | bigint | string;

/** The prime by which CPython hashes numbers on 64-bit machines. */
const HASH_PRIME = 2n ** 61n - 1n;

/**
 * @returns the words of 32 bits that CPython makes of a seed, lowest first: of an integer its own bits, of a
 * text its bytes and their SHA-512, of another number its hash
 * @throws TypeError for any other seed
 */
export function seedWords(seed: Seed): number[] {
  if (typeof seed === "bigint") return wordsOf(seed < 0n ? -seed : seed);
  if (typeof seed === "string") {
    const bytes = new TextEncoder().encode(seed);
    return wordsOf([...bytes, ...sha512(bytes)].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n));
  }
  if (typeof seed !== "number" || !Number.isFinite(seed)) {
    throw new TypeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.");
  }
  return wordsOf(Number.isInteger(seed) ? BigInt(Math.abs(seed)) : hashOf(seed));
}

function wordsOf(integer: bigint): number[] {
  const words: number[] = [];
  for (let rest = integer; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words.length === 0 ? [0] : words;
}

/** CPython's hash of a number that is no integer, as an unsigned number of 64 bits. */
function hashOf(seed: number): bigint {
  let numerator = Math.abs(seed);
  let halvings = 0;
  for (; !Number.isInteger(numerator); halvings += 1) numerator *= 2;
  // A half is 2 to the 60th, modulo the prime.
  const hash = (BigInt(numerator) * 2n ** ((60n * BigInt(halvings)) % 61n)) % HASH_PRIME;
  if (seed > 0) return hash;
  return 2n ** 64n - (hash === 1n ? 2n : hash);
}
