/** `npm run -s play -- [--json] [--seed N] [--trace OUT.json] FILE.ts…` */

import { parseCommandLine, USAGE } from "./command-line.ts";
import { play } from "./play.ts";

const call = parseCommandLine(process.argv.slice(2), process.env);
if (call.kind === "wrong") {
  process.stderr.write(`${call.message}\n${USAGE}\n`);
  process.exitCode = 2;
} else if (call.kind === "help") {
  process.stdout.write(`${USAGE}\n`);
} else {
  process.exitCode = await play(call.options);
}
