/** SHA-512 (FIPS 180-4), for seeds that are texts. Seeds are short, so plain bigints will do. */

const MASK = 2n ** 64n - 1n;
const ROUNDS = 80;

/** The first `bits` bits of the fractional part of the `root`-th root of a number. */
function fraction(prime: number, root: bigint): bigint {
  // floor(root(prime) · 2^64) by bisection.
  const target = BigInt(prime) << (64n * root);
  let low = 0n;
  let high = BigInt(prime) << 64n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** root <= target) low = middle;
    else high = middle - 1n;
  }
  return low & MASK;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

const PRIMES = firstPrimes(ROUNDS);
let constants: { round: bigint[]; start: bigint[] } | null = null;

/** The standard derives its constants from the first primes; they are worked out at first use. */
function derivedConstants(): { round: bigint[]; start: bigint[] } {
  constants ??= {
    round: PRIMES.map((prime) => fraction(prime, 3n)),
    start: PRIMES.slice(0, 8).map((prime) => fraction(prime, 2n)),
  };
  return constants;
}

function rotate(word: bigint, by: bigint): bigint {
  return ((word >> by) | (word << (64n - by))) & MASK;
}

/** @returns the 64 bytes of the digest. */
export function sha512(message: Uint8Array): Uint8Array {
  const { round, start } = derivedConstants();
  const length = Math.ceil((message.length + 17) / 128) * 128;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(length - 8, BigInt(message.length) * 8n);
  const hash = [...start];
  for (let block = 0; block < length; block += 128) compress(hash, view, block, round);
  const digest = new DataView(new ArrayBuffer(64));
  for (const [index, word] of hash.entries()) digest.setBigUint64(index * 8, word);
  return new Uint8Array(digest.buffer);
}

function compress(hash: bigint[], view: DataView, block: number, round: readonly bigint[]): void {
  const words: bigint[] = [];
  for (let at = 0; at < ROUNDS; at += 1) {
    if (at < 16) {
      words.push(view.getBigUint64(block + at * 8));
      continue;
    }
    const [far, near] = [words[at - 15] as bigint, words[at - 2] as bigint];
    const first = rotate(far, 1n) ^ rotate(far, 8n) ^ (far >> 7n);
    const second = rotate(near, 19n) ^ rotate(near, 61n) ^ (near >> 6n);
    words.push(((words[at - 16] as bigint) + first + (words[at - 7] as bigint) + second) & MASK);
  }
  let [a, b, c, d, e, f, g, h] = hash as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let at = 0; at < ROUNDS; at += 1) {
    const upper = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
    const chosen = (e & f) ^ (~e & MASK & g);
    const one = (h + upper + chosen + (round[at] as bigint) + (words[at] as bigint)) & MASK;
    const lower = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
    const two = (lower + ((a & b) ^ (a & c) ^ (b & c))) & MASK;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & MASK, c, b, a, (one + two) & MASK];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    hash[index] = ((hash[index] as bigint) + word) & MASK;
  });
}
