import { describe, expect, test } from "vitest";
import { dumps } from "../../../src/runtime/http/json.ts";
import { loads } from "../../../src/runtime/http/json-decode.ts";

describe("dumps writes as Python's json.dumps", () => {
  test.each([
    [{ x: 1, y: [1, 2] }, '{"x": 1, "y": [1, 2]}'],
    [new Map<string, unknown>([["k", null]]), '{"k": null}'],
    [[true, 1.5, 1e21, 1e-7, -0.5], "[true, 1.5, 1000000000000000000000, 1e-07, -0.5]"],
    ['é "x" \\ \n\u0001', '"\\u00e9 \\"x\\" \\\\ \\n\\u0001"'],
    [[Number.NaN, Number.POSITIVE_INFINITY], "[NaN, Infinity]"],
    [{ a: undefined, b: {} }, '{"b": {}}'],
  ])("%j", (value, text) => expect(dumps(value)).toBe(text));

  test("and compactly as httpx asks it to", () => {
    const options = { compact: true, ensureAscii: false, allowNan: false };
    expect(dumps({ x: "é\u0001", y: [1, 2] }, options)).toBe('{"x":"é\\u0001","y":[1,2]}');
    expect(() => dumps(Number.NaN, options)).toThrow("Out of range float values are not JSON compliant: nan");
  });

  test("what is no JSON is refused with Python's texts", () => {
    const ring: unknown[] = [];
    ring.push(ring);
    expect(() => dumps(ring)).toThrow("Circular reference detected");
    expect(() => dumps({ at: new Set([1]) })).toThrow("Object of type Set is not JSON serializable");
  });
});

describe("loads places what is wrong as CPython does", () => {
  test.each([
    ["", "Expecting value: line 1 column 1 (char 0)"],
    ["{bad", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"],
    ['{"a": 1 "b"}', "Expecting ',' delimiter: line 1 column 9 (char 8)"],
    ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
    ['{"a": 1,\n}', "Illegal trailing comma before end of object: line 1 column 8 (char 7)"],
    ["[1,\n 2\n 3]", "Expecting ',' delimiter: line 3 column 2 (char 8)"],
    ["[1] x", "Extra data: line 1 column 5 (char 4)"],
    ['"abc', "Unterminated string starting at: line 1 column 1 (char 0)"],
    ['"a\nb"', "Invalid control character at: line 1 column 3 (char 2)"],
    ['"\\x"', "Invalid \\escape: line 1 column 2 (char 1)"],
  ])("%j", (text, message) => expect(() => loads(text)).toThrow(message));

  test("Python's constants are numbers", () => {
    expect(loads("[NaN, -Infinity]")).toEqual([Number.NaN, Number.NEGATIVE_INFINITY]);
  });
});
