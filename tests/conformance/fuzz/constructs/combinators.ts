import { awaited, call, type Dual, list, literal, same } from "../dual.ts";
import { futureTarget, needed, target, targetCode, timeout } from "../references.ts";
import { type Construct, construct, inAsync } from "../tree.ts";

/** A time-out as a named argument, where there is one. */
function timeoutOption(seconds: number | null): Record<string, Dual> {
  return seconds === null ? {} : { timeout: literal(seconds) };
}

/** gather, wait, as_completed, wait_for, shield. */
export const combinators: readonly Construct[] = [
  construct<{ targets: readonly string[]; exceptions: boolean; kept: string; caught: boolean }>({
    kind: "gather",
    weight: 12,
    fits: inAsync,
    make: (random, scope) => ({
      targets: random.several(0, 3, () => target(random, scope)),
      exceptions: random.chance(0.4),
      kept: random.chance(0.2) ? `r${scope.level}` : "",
      caught: random.chance(0.75),
    }),
    write(node, out) {
      const { targets, exceptions, kept, caught } = node.params;
      out.when(needed(targets), () => {
        const gathered = call(
          "asyncio.gather",
          targets.map((name) => targetCode(out, name)),
          exceptions ? { return_exceptions: literal(true) } : {},
        );
        if (kept === "") {
          out.attempt(node, caught, () => out.log(node, "gathered", awaited(gathered)));
        } else {
          out.assign(kept, gathered);
          out.log(node, "gathers", out.variable(kept));
        }
      });
    },
  }),

  construct<{ targets: readonly string[]; until: string; timeout: number | null; caught: boolean }>({
    kind: "wait",
    weight: 10,
    fits: inAsync,
    make: (random, scope) => ({
      targets: random.several(random.chance(0.05) ? 0 : 1, 3, () => futureTarget(random, scope)),
      until: random.pick(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"]),
      timeout: timeout(random),
      caught: random.chance(0.75),
    }),
    write(node, out) {
      const { targets, until, timeout: seconds, caught } = node.params;
      out.when(needed(targets), () => {
        const given = list(targets.map((name) => targetCode(out, name)));
        const options = { ...timeoutOption(seconds), return_when: same(`asyncio.${until}`) };
        out.attempt(node, caught, () => {
          const both = awaited(call("asyncio.wait", [given], options));
          const result = out.local(node, both);
          out.log(node, "done", same(`${result.py}[0]`));
          out.log(node, "pending", same(`${result.py}[1]`));
        });
      });
    },
  }),

  construct<{ targets: readonly string[]; timeout: number | null; caught: boolean }>({
    kind: "as completed",
    weight: 5,
    fits: inAsync,
    make: (random, scope) => ({
      targets: random.several(1, 3, () => target(random, scope)),
      timeout: timeout(random),
      caught: random.chance(0.6),
    }),
    write(node, out) {
      const { targets, timeout: seconds, caught } = node.params;
      out.when(needed(targets), () => {
        const given = list(targets.map((name) => targetCode(out, name)));
        const items = call("asyncio.as_completed", [given], timeoutOption(seconds));
        const item = `v${node.id}`;
        out.py(`for ${item} in ${items.py}:`);
        out.ts(`for (const ${item} of ${items.ts}) {`);
        out.indented(() => {
          out.attempt(node, caught, () => out.log(node, "next", awaited(same(item))));
        });
        out.ts("}");
      });
    },
  }),

  construct<{ targets: readonly string[]; timeout: number | null; caught: boolean }>({
    kind: "as completed, asynchronously",
    weight: 5,
    fits: inAsync,
    make: (random, scope) => ({
      targets: random.several(1, 3, () => target(random, scope)),
      timeout: timeout(random),
      caught: random.chance(0.7),
    }),
    write(node, out) {
      const { targets, timeout: seconds, caught } = node.params;
      out.when(needed(targets), () => {
        const given = list(targets.map((name) => targetCode(out, name)));
        const item = `v${node.id}`;
        out.attempt(node, caught, () => {
          out.asyncFor(item, call("asyncio.as_completed", [given], timeoutOption(seconds)), () => {
            out.log(node, "next", same(item));
          });
        });
      });
    },
  }),

  construct<{ target: string; timeout: number | null; caught: boolean }>({
    kind: "wait for",
    weight: 10,
    fits: inAsync,
    make: (random, scope) => ({
      target: target(random, scope),
      timeout: timeout(random),
      caught: random.chance(0.6),
    }),
    write(node, out) {
      const { target: name, timeout: seconds, caught } = node.params;
      out.when(needed([name]), () => {
        out.attempt(node, caught, () => {
          const waiting = call("asyncio.wait_for", [targetCode(out, name), literal(seconds)]);
          out.log(node, "in time", awaited(waiting));
        });
      });
    },
  }),

  construct<{ target: string; kept: string; caught: boolean }>({
    kind: "shield",
    weight: 7,
    fits: inAsync,
    make: (random, scope) => ({
      target: target(random, scope),
      kept: random.chance(0.25) ? `r${scope.level}` : "",
      caught: random.chance(0.75),
    }),
    write(node, out) {
      const { target: name, kept, caught } = node.params;
      out.when(needed([name]), () => {
        const shielded = call("asyncio.shield", [targetCode(out, name)]);
        if (kept === "") {
          out.attempt(node, caught, () => out.log(node, "shielded", awaited(shielded)));
        } else {
          out.assign(kept, shielded);
          out.log(node, "shields", out.variable(kept));
        }
      });
    },
  }),
];
