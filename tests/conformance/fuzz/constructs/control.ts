import { awaited, call, exception, literal, same } from "../dual.ts";
import { delay, worker } from "../references.ts";
import { type Construct, construct, inAsync, inShallowAsync, MOST_DEPTH } from "../tree.ts";

const ERRORS = ["ValueError", "RuntimeError", "ArithmeticError", "TimeoutError"] as const;
const CAUGHT = [
  ["asyncio.CancelledError"],
  ["asyncio.CancelledError", "ValueError"],
  ["Exception"],
  ["ValueError", "RuntimeError"],
  ["TimeoutError"],
  ["BaseException"],
] as const;

/** Statements of the language itself: try, loops, raise, return, calls. */
export const control: readonly Construct[] = [
  construct({
    kind: "log",
    weight: 4,
    make: () => ({}),
    write: (node, out) => out.log(node, "here"),
  }),

  construct<{ delay: number }>({
    kind: "sleep",
    weight: 14,
    fits: inAsync,
    make: (random) => ({ delay: delay(random) }),
    write(node, out) {
      out.line(awaited(call("asyncio.sleep", [literal(node.params.delay)])));
      out.log(node, "slept");
    },
  }),

  construct<
    { classes: readonly string[] | null; reraise: boolean; cleanup: boolean },
    "body" | "handler" | "last"
  >({
    kind: "try",
    weight: 12,
    fits: (scope) => scope.depth < MOST_DEPTH,
    make(random) {
      const cleanup = random.chance(0.5);
      const caught = random.chance(0.75) || !cleanup;
      return { classes: caught ? random.pick(CAUGHT) : null, reraise: random.chance(0.4), cleanup };
    },
    blocks: (_random, scope) => ({
      body: scope.block(3),
      handler: scope.block(2),
      last: scope.block(2),
    }),
    write(node, out) {
      const { classes, reraise, cleanup } = node.params;
      const name = `e${node.id}`;
      if (classes === null && !cleanup) {
        out.nodes(node.blocks.body);
        return;
      }
      out.try({
        body: () => out.nodes(node.blocks.body),
        ...(classes !== null && {
          except: {
            classes,
            name,
            body() {
              out.log(node, "caught", same(name));
              out.nodes(node.blocks.handler);
              if (reraise) out.line({ py: "raise", ts: `throw ${name}` });
            },
          },
        }),
        ...(cleanup && {
          finally() {
            out.log(node, "finally");
            out.nodes(node.blocks.last);
          },
        }),
      });
    },
  }),

  construct<{ error: string }>({
    kind: "raise",
    weight: 7,
    make: (random) => ({
      error: random.chance(0.06)
        ? random.pick(["asyncio.CancelledError", "KeyboardInterrupt", "SystemExit"])
        : random.pick(ERRORS),
    }),
    write(node, out) {
      const error = exception(node.params.error, `from ${node.id}`);
      // Behind a condition, so that what follows is not dead code.
      out.py("if True:");
      out.ts("if (true) {");
      out.indented(() => out.line({ py: `raise ${error.py}`, ts: `throw ${error.ts}` }));
      out.ts("}");
    },
  }),

  construct<{ bare: boolean }>({
    kind: "return",
    weight: 2,
    make: (_random, scope) => ({ bare: scope.isGenerator || !scope.isAsync }),
    write(node, out) {
      const value = node.params.bare ? "" : ` "returned by ${node.id}"`;
      out.line(same(`return${value}`));
    },
  }),

  construct<{ times: number }, "body">({
    kind: "loop",
    weight: 4,
    fits: inShallowAsync,
    make: (random) => ({ times: 2 + random.below(2) }),
    blocks: (_random, scope) => ({ body: scope.block(3, { isLoop: true }) }),
    write(node, out) {
      const index = `i${node.id}`;
      out.py(`for ${index} in range(${node.params.times}):`);
      out.ts(`for (let ${index} = 0; ${index} < ${node.params.times}; ${index}++) {`);
      out.loop(() => {
        out.log(node, "turn", same(index));
        out.nodes(node.blocks.body);
      });
      out.ts("}");
    },
  }),

  construct<{ word: string }>({
    kind: "leave loop",
    weight: 2,
    fits: (scope) => scope.isLoop,
    make: (random) => ({ word: random.pick(["break", "continue"]) }),
    write(node, out) {
      if (out.isInLoop) out.line(same(node.params.word));
    },
  }),

  construct<{ worker: string | null; twice: boolean; caught: boolean }>({
    kind: "call",
    weight: 6,
    fits: inAsync,
    make: (random, scope) => ({
      worker: worker(random, scope),
      twice: random.chance(0.06),
      caught: random.chance(0.75),
    }),
    write(node, out) {
      const { worker: name, twice, caught } = node.params;
      if (name === null) return;
      out.attempt(node, caught, () => {
        if (twice) {
          const coroutine = out.local(node, call(name));
          out.log(node, "result", awaited(coroutine));
          out.log(node, "again", awaited(coroutine));
        } else {
          out.log(node, "result", awaited(call(name)));
        }
      });
    },
  }),
];
