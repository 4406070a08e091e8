import { expect, test } from "vitest";
import { traceFromJson, traceToJson } from "../../src/components/trace-json.ts";
import { traceProgram } from "../support/run-program.ts";

test("a trace comes back from JSON as it was", async () => {
  const source = `import * as asyncio from "asyncio";\nasyncio.run(asyncio.sleep(1));\nconsole.log("ü");`;
  const trace = await traceProgram([{ path: "main.ts", source }]);
  expect(traceFromJson(JSON.parse(JSON.stringify(traceToJson(trace))))).toEqual(trace);
});
