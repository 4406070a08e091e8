import { MersenneTwister } from "../../../stdlib/random/mersenne-twister.ts";
import type { ServiceRequest } from "../../service.ts";
import type { Router } from "../routing.ts";
import { argument, integerArgument, parseInteger } from "./arguments.ts";
import { ServerFailure } from "./failure.ts";
import { json } from "./responses.ts";

/** The most random bytes that are sent. */
const MOST_BYTES = 100 * 1024;

/** The routes that answer with something random; with `?seed=` always with the same. */
export function addRandomRoutes(router: Router): void {
  const octets = [["Content-Type", "application/octet-stream"]] as const;
  router.add("/uuid", (request) => json({ uuid: uuid(request) }));
  router.add("/bytes/<int:count>", (request, { count }) => ({
    status: 200,
    headers: octets,
    body: randomBytes(request, Number(count)),
  }));
  router.add("/stream-bytes/<int:count>", (request, { count }) => {
    const bytes = randomBytes(request, Number(count));
    const size = Math.max(1, integerArgument(request, "chunk_size", 10 * 1024));
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => ({
      after: 0,
      bytes: bytes.subarray(index * size, (index + 1) * size),
    }));
    return { status: 200, headers: octets, body: pieces };
  });
}

/** @returns a random UUID (version 4). */
export function uuid({ random }: ServiceRequest): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(random() * 256));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function randomBytes(request: ServiceRequest, wanted: number): Uint8Array {
  const seed = argument(request, "seed");
  const count = Math.min(wanted, MOST_BYTES);
  const next = seed === undefined ? () => Math.floor(request.random() * 256) : seededBytes(seed);
  return Uint8Array.from({ length: count }, next);
}

/** The bytes that Python's `randint(0, 255)` gives after `seed(…)`. */
function seededBytes(seed: string): () => number {
  if (parseInteger(seed) === null) throw new ServerFailure("no seed");
  const words: number[] = [];
  for (let rest = BigInt(seed.replace(/[^0-9]/g, "")); rest > 0n; rest >>= 32n)
    words.push(Number(rest & 0xffffffffn));
  const twister = new MersenneTwister();
  twister.seed(words.length === 0 ? [0] : words);
  return () => {
    // Python draws nine bits, since 256 needs as many, and again if they are too much.
    for (;;) {
      const bits = twister.next() >>> 23;
      if (bits < 256) return bits;
    }
  };
}
