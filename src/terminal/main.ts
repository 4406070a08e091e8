/** `npm run -s play -- [--json] [--seed N] [--trace OUT.json] FILE.ts…` */

import { setFlagsFromString } from "node:v8";
import { parseCommandLine, USAGE } from "./command-line.ts";
import { play } from "./play.ts";

// As in a page, whose policy forbids it: a program that makes code from text would reach what its globals hide. It is
// read when a thread's context is made.
setFlagsFromString("--disallow-code-generation-from-strings");

// Who reads the output may go away before its end, as `head` does: then there is nobody to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const call = parseCommandLine(process.argv.slice(2), process.env);
if (call.kind === "wrong") {
  process.stderr.write(`${call.message}\n${USAGE}\n`);
  process.exitCode = 2;
} else if (call.kind === "help") {
  process.stdout.write(`${USAGE}\n`);
} else {
  process.exitCode = await play(call.options);
}
