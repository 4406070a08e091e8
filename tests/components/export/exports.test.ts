import { expect, test } from "vitest";
import { EXPORT_FORMATS, fileName, outputText } from "../../../src/components/export/exports.ts";
import { traceProgram } from "../../support/run-program.ts";

const source = `import * as asyncio from "asyncio";
async function main() {
  console.log("one\\ntwo");
  await asyncio.sleep(1);
  throw new Error("no <way>");
}
asyncio.run(main());`;
const trace = await traceProgram([{ path: "main.ts", source }]);
const files = EXPORT_FORMATS.map(({ make }) => make({ trace, source, title: "Three requests, twice" }));

test("the output is what a terminal shows: what was printed, then the traceback", () => {
  expect(outputText(trace)).toBe(`one
two
Traceback (most recent call last):
  File "main.ts", line 7, in <module>
  File "main.ts", line 5, in main
Error: no <way>
`);
});

test("files are named after the playground", () => {
  expect(files.map(({ name }) => name)).toEqual([
    "three-requests-twice.trace.json",
    "three-requests-twice.svg",
    "three-requests-twice.txt",
    "three-requests-twice.ts",
  ]);
  expect(fileName("¿…?")).toBe("program");
});

test("each file is what its type says", () => {
  const [json, svg, , program] = files;
  expect(JSON.parse(json?.text ?? "").traceEvents.length).toBeGreaterThan(3);
  expect(svg?.text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>\s*$/);
  expect(program?.text).toBe(source);
});
