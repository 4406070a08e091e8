// Measures, and prints what it measured: `npm run bench -- [NAME …]`. Nothing here passes or fails.
import { measurePlayground } from "./playground/bench.ts";
import { measureTimeline } from "./timeline/bench.ts";

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  timeline: measureTimeline,
  playground: measurePlayground,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`There is no bench '${unknown[0]}'. There are: ${Object.keys(BENCHES).join(", ")}`);
  process.exitCode = 2;
} else {
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]?.();
}
