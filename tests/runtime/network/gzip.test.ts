import { deflateSync, gunzipSync, gzipSync, inflateSync } from "node:zlib";
import { array, assert, constantFrom, property, string, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { deflate, gunzip, gzip, inflate } from "../../../src/runtime/network/gzip.ts";

const texts = array(constantFrom("the ", "cat ", "sat ", "on ", "mat, ", "\n"), { maxLength: 3000 }).map(
  (words) => new TextEncoder().encode(words.join("")),
);

test("what it compresses, zlib reads", () => {
  for (const content of [uint8Array({ maxLength: 3000 }), texts]) {
    assert(
      property(content, (bytes) => {
        expect(new Uint8Array(gunzipSync(gzip(bytes)))).toEqual(bytes);
        expect(new Uint8Array(inflateSync(deflate(bytes)))).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  }
});

test("it reads what zlib compresses", () => {
  for (const content of [uint8Array({ maxLength: 3000 }), texts]) {
    assert(
      property(content, constantFrom(0, 1, 9), (bytes, level) => {
        expect(gunzip(gzipSync(bytes, { level }))).toEqual(bytes);
        expect(inflate(deflateSync(bytes, { level }))).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  }
});

test("repetition makes it small", () => {
  expect(gzip(new Uint8Array(100_000)).length).toBeLessThan(1_000);
});

test("a damaged stream is refused", () => {
  assert(
    property(string({ minLength: 1 }), (text) => {
      const bytes = gzip(new TextEncoder().encode(text));
      bytes[bytes.length - 6] = (bytes.at(-6) as number) ^ 1;
      expect(() => gunzip(bytes)).toThrow(RangeError);
    }),
    { numRuns: 20 },
  );
  expect(() => gunzip(gzip(new Uint8Array(50)).subarray(0, 12))).toThrow("truncated");
});
