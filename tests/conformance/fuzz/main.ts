/** `npm run fuzz -- [--seed S] [--programs N] [--from K] [--differences D] [--keep NAME]` */

import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";
import { describeFinding } from "./report.ts";

const PROGRESS_SECONDS = 5;
const regressions = new URL("../regressions/", import.meta.url);

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    programs: { type: "string", default: "100000" },
    from: { type: "string", default: "0" },
    differences: { type: "string", default: "1" },
    threads: { type: "string", default: "2" },
    keep: { type: "string" },
  },
});

/** @throws Error for what is no whole number of at least `least`. */
function wholeNumber(name: "seed" | "programs" | "from" | "differences" | "threads", least: number): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < least) {
    throw new Error(`--${name} wants a whole number of at least ${least}, not '${values[name]}'`);
  }
  return number;
}

const options = {
  seed: wholeNumber("seed", 0),
  programs: wholeNumber("programs", 1),
  from: wholeNumber("from", 0),
  threads: wholeNumber("threads", 1),
  mostFindings: wholeNumber("differences", 1),
};
const start = performance.now();
let told = start;
const result = await fuzz({
  ...options,
  progress({ compared, lines }) {
    if (performance.now() - told < PROGRESS_SECONDS * 1000) return;
    told = performance.now();
    console.log(`${compared} of ${options.programs} programs, ${lines} lines, ${rate(compared)} a second`);
  },
});

function rate(compared: number): number {
  return Math.round(compared / ((performance.now() - start) / 1000));
}

for (const finding of result.findings) console.log(`\n${describeFinding(finding)}`);
const { compared, lines, endless, findings } = result;
const seconds = Math.round((performance.now() - start) / 1000);
console.log(
  `\nSeed ${options.seed}, from program ${options.from}: ${compared} programs compared, ${lines} lines, ` +
    `${endless} endless, ${findings.length} different; ${seconds} s, ${rate(compared)} programs a second`,
);

const [first] = findings;
if (first !== undefined && values.keep !== undefined) {
  await mkdir(regressions, { recursive: true });
  await writeFile(new URL(`${values.keep}.py`, regressions), first.pair.py);
  await writeFile(new URL(`${values.keep}.ts`, regressions), first.pair.ts);
  console.log(`Kept as tests/conformance/regressions/${values.keep}`);
}
if (findings.length > 0) process.exitCode = 1;
