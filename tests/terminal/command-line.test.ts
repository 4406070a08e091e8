import { describe, expect, test } from "vitest";
import { parseCommandLine } from "../../src/terminal/command-line.ts";

test("files, options and variables are read, in any order", () => {
  expect(parseCommandLine(["a.ts", "--seed=-7", "--json", "b.ts"], { PLAYLOOP_PATIENCE: "0.5" })).toEqual({
    kind: "play",
    options: { files: ["a.ts", "b.ts"], json: true, seed: -7, trace: null, patience: 0.5 },
  });
  expect(parseCommandLine(["--trace=t.json", "--", "--odd.ts"], {})).toMatchObject({
    options: { files: ["--odd.ts"], json: false, seed: 0, trace: "t.json" },
  });
});

test("--help is no call of its own kind that fails", () => {
  expect(parseCommandLine(["--help"], {})).toEqual({ kind: "help" });
});

describe("a wrong call says what is wrong", () => {
  test.each<[args: string[], environment: Record<string, string>, text: RegExp]>([
    [[], {}, /no file to run/],
    [["--nope", "a.ts"], {}, /--nope/],
    [["--seed", "x", "a.ts"], {}, /--seed wants a whole number, not 'x'/],
    [["--seed", "1.5", "a.ts"], {}, /--seed wants a whole number/],
    [["--seed", "99999999999999999999", "a.ts"], {}, /--seed wants a whole number/],
    [["--trace", "t.json", "a.ts", "b.ts"], {}, /one file/],
    [["a.ts"], { PLAYLOOP_PATIENCE: "soon" }, /PLAYLOOP_PATIENCE wants seconds, not 'soon'/],
    [["a.ts"], { PLAYLOOP_PATIENCE: "0" }, /PLAYLOOP_PATIENCE wants seconds/],
  ])("%j %j", (args, environment, text) => {
    expect(parseCommandLine(args, environment)).toMatchObject({
      kind: "wrong",
      message: expect.stringMatching(text),
    });
  });
});
