import { array, assert, integer, property, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { BodyReader } from "../../../src/runtime/network/http/body.ts";
import { join, writeChunk } from "../../../src/runtime/network/http/message.ts";

const NOTHING = new Uint8Array(0);
const pieces = array(uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 6 });

/** Feeds a reader bytes in packets of the given sizes. */
function feed(reader: BodyReader, bytes: Uint8Array, sizes: number[]): { content: Uint8Array; used: number } {
  const content: Uint8Array[] = [NOTHING];
  let at = 0;
  for (let turn = 0; at < bytes.length && !reader.complete; turn += 1) {
    const packet = bytes.subarray(at, at + (sizes[turn % sizes.length] ?? 1));
    const read = reader.read(packet);
    content.push(...read.pieces);
    at += read.used;
  }
  return { content: join(content), used: at };
}

test("a chunked body reads the same however it is cut into packets, and no byte beyond its end", () => {
  assert(
    property(
      pieces,
      array(integer({ min: 1, max: 30 }), { minLength: 1 }),
      uint8Array(),
      (parts, sizes, after) => {
        const wire = join([NOTHING, ...parts.map(writeChunk), writeChunk(NOTHING)]);
        const reader = new BodyReader({ kind: "chunked" });
        const { content, used } = feed(reader, join([wire, after]), sizes);
        expect([reader.complete, used]).toEqual([true, wire.length]);
        expect(content).toEqual(join([NOTHING, ...parts]));
      },
    ),
  );
});

test("a body with a length ends there", () => {
  assert(
    property(
      uint8Array(),
      array(integer({ min: 1, max: 30 }), { minLength: 1 }),
      uint8Array(),
      (body, sizes, after) => {
        const reader = new BodyReader({ kind: "length", length: body.length });
        const { content, used } = feed(reader, join([body, after]), sizes);
        expect([reader.complete, used]).toEqual([true, body.length]);
        expect(content).toEqual(body);
      },
    ),
  );
});
