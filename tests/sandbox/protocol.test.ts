import { describe, expect, it } from "vitest";
import { MalformedMessage, readFromFrame, readFromWorker } from "../../src/sandbox/protocol.ts";

describe("readFromFrame", () => {
  it("gives what the frame said, without what does not belong", () => {
    expect(readFromFrame({ kind: "crashed", run: 3, message: "out of memory", extra: 1 })).toEqual({
      kind: "crashed",
      run: 3,
      message: "out of memory",
    });
  });

  it("cuts long texts", () => {
    const read = readFromFrame({ kind: "crashed", run: 0, message: "x".repeat(1e6) });
    expect(read).toHaveProperty("message.length", 1000);
  });

  it.each([
    undefined,
    null,
    "ready",
    [],
    {},
    { kind: "toString" },
    { kind: "crashed", message: "no run" },
    { kind: "crashed", run: -1, message: "" },
    { kind: "crashed", run: 1.5, message: "" },
    { kind: "refused", run: 1, message: { toString: "no" } },
    { kind: "relayed", run: "1", message: null },
  ])("refuses %j", (data) => {
    expect(() => readFromFrame(data)).toThrow(MalformedMessage);
  });
});

describe("readFromWorker", () => {
  it("gives what the worker said", () => {
    expect(readFromWorker({ kind: "started" })).toEqual({ kind: "started" });
    expect(readFromWorker({ kind: "alive", site: 7 })).toEqual({ kind: "alive", site: 7 });
  });

  it.each([
    null,
    7,
    { kind: "alive" },
    { kind: "alive", site: Number.NaN },
    { kind: "failed" },
    { kind: "ready" },
  ])("refuses %j", (data) => {
    expect(() => readFromWorker(data)).toThrow(MalformedMessage);
  });
});
