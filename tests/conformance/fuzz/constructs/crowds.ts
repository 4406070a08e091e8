import { awaited, call, type Dual, literal, make, same } from "../dual.ts";
import { awaitedWithin, delay } from "../references.ts";
import { type Construct, construct, inAsync } from "../tree.ts";
import type { Writer } from "../writer.ts";

/** What a crowd waits for, and what can be done about it. */
interface Kind {
  make(): Dual;
  /** Whether who makes the crowd has it first, so that the others must wait. */
  readonly isHeld: boolean;
  /** What each member does, given the name of what it waits for. */
  join(thing: string, member: Member): void;
  /** By name; each is done at once, without a turn of the loop, unless it awaits. */
  readonly actions: Readonly<Record<string, (thing: string) => Dual>>;
}

interface Member {
  log(label: string, ...values: Dual[]): void;
  line(code: Dual): void;
  /** A block in which the thing is had. */
  within(body: () => void): void;
}

const number = same("number");

/** Acquires, has it for a while, gives it back. */
const hold: Kind["join"] = (_thing, member) => {
  member.within(() => {
    member.log("has it");
    member.line(awaited(call("asyncio.sleep", [same("hold")])));
  });
};

const acquire = (thing: string): Dual => awaitedWithin(call(`${thing}.acquire`), 0.5);
const release = (thing: string): Dual => call(`${thing}.release`);

const KINDS: Readonly<Record<string, Kind>> = {
  lock: { make: () => make("asyncio.Lock"), isHeld: true, join: hold, actions: { release, acquire } },
  semaphore: {
    make: () => make("asyncio.Semaphore", [literal(1)]),
    isHeld: true,
    join: hold,
    actions: { release, acquire },
  },
  bounded: {
    make: () => make("asyncio.BoundedSemaphore", [literal(1)]),
    isHeld: true,
    join: hold,
    actions: { release, acquire },
  },
  condition: {
    make: () => make("asyncio.Condition"),
    isHeld: false,
    join(thing, member) {
      member.within(() => {
        member.line(awaited(call(`${thing}.wait`)));
        member.log("notified");
      });
    },
    actions: {
      acquire,
      release,
      notify: (thing) => call(`${thing}.notify`),
      "notify all": (thing) => call(`${thing}.notify_all`),
    },
  },
  event: {
    make: () => make("asyncio.Event"),
    isHeld: false,
    join: (thing, member) => member.log("waited", awaited(call(`${thing}.wait`))),
    actions: { set: (thing) => call(`${thing}.set`), clear: (thing) => call(`${thing}.clear`) },
  },
  barrier: {
    make: () => make("asyncio.Barrier", [literal(3)]),
    isHeld: false,
    join: (thing, member) => member.log("passed", awaited(call(`${thing}.wait`))),
    actions: {
      reset: (thing) => awaited(call(`${thing}.reset`)),
      abort: (thing) => awaited(call(`${thing}.abort`)),
      arrive: (thing) => awaitedWithin(call(`${thing}.wait`), 0.5),
    },
  },
  "empty queue": {
    make: () => make("asyncio.Queue"),
    isHeld: false,
    join: (thing, member) => member.log("got", awaited(call(`${thing}.get`))),
    actions: {
      put: (thing) => call(`${thing}.put_nowait`, [literal("item")]),
      shutdown: (thing) => call(`${thing}.shutdown`),
    },
  },
  "full queue": {
    make: () => make("asyncio.Queue", [literal(1)]),
    isHeld: true,
    join(thing, member) {
      member.line(awaited(call(`${thing}.put`, [number])));
      member.log("put");
    },
    actions: {
      acquire: (thing) => awaitedWithin(call(`${thing}.put`, [literal("mine")]), 0.5),
      get: (thing) => call(`${thing}.get_nowait`),
      shutdown: (thing) => call(`${thing}.shutdown`),
    },
  },
};

const MOST_MEMBERS = 4;

/**
 * Several tasks that wait for the same thing, and what befalls them within the same turn of the loop: some are woken,
 * some are cancelled, some are both. What the shared objects of a program see too seldom to be relied upon.
 */
export const crowds: readonly Construct[] = [
  construct<{ what: string; members: number; actions: readonly string[]; hold: number }>({
    kind: "crowd",
    weight: 8,
    fits: inAsync,
    make(random) {
      const what = random.pick(Object.keys(KINDS));
      const members = 2 + random.below(MOST_MEMBERS - 1);
      const own = Object.keys(KINDS[what]?.actions ?? {});
      const action = (): string => {
        if (random.chance(0.2)) return "turn";
        return random.chance(0.4) ? `cancel ${random.below(members)}` : random.pick(own);
      };
      return { what, members, actions: random.several(2, 7, action), hold: Math.abs(delay(random)) };
    },
    write(node, out) {
      const { what, members, actions, hold: seconds } = node.params;
      const kind = KINDS[what];
      if (kind === undefined) throw new Error(`no crowd waits for a ${what}`);
      const thing = `thing${node.id}`;
      const crowd = `crowd${node.id}`;
      const declare = (name: string, value: Dual): void => {
        out.line({ py: `${name} = ${value.py}`, ts: `const ${name} = ${value.ts}` });
      };
      const turn = awaited(call("asyncio.sleep", [literal(0)]));

      declare(thing, kind.make());
      if (kind.isHeld) out.line(kind.actions.acquire?.(thing) ?? turn);
      writeMember(node, kind, thing, seconds, out);
      const tasks = Array.from({ length: members }, (_, member) =>
        call("asyncio.create_task", [call(`member${node.id}`, [literal(member)])]),
      );
      declare(crowd, {
        py: `[${tasks.map(({ py }) => py).join(", ")}]`,
        ts: `[${tasks.map(({ ts }) => ts).join(", ")}]`,
      });
      out.line(turn);
      for (const action of actions) {
        const [verb, which] = action.split(/ (?=\d)/) as [string, string | undefined];
        if (which !== undefined) {
          if (Number(which) < members) out.log(node, action, call(`${crowd}[${which}].cancel`));
        } else if (verb === "turn") {
          out.line(turn);
        } else {
          out.attempt(node, true, () => {
            out.line(kind.actions[verb]?.(thing) ?? turn);
            out.log(node, verb);
          });
        }
      }
      if (members === 0) return;
      const result = out.local(
        node,
        awaited(call("asyncio.wait", [same(crowd)], { timeout: literal(seconds + 1) })),
      );
      out.log(node, "done", same(`${result.py}[0]`));
      out.log(node, "left waiting", same(`${result.py}[1]`));
      out.py(`for task in ${result.py}[1]: task.cancel()`);
      out.ts(`for (const task of ${result.ts}[1]) task.cancel();`);
    },
  }),
];

/** The function that each member of a crowd runs. */
function writeMember(
  node: { readonly id: number } & Parameters<Writer["log"]>[0],
  kind: Kind,
  thing: string,
  seconds: number,
  out: Writer,
): void {
  const name = `member${node.id}`;
  const heads = { py: `async def ${name}(number):`, ts: `async function ${name}(number) {` };
  out.function(heads, "}", () => {
    out.line({ py: `hold = ${seconds}`, ts: `const hold = ${seconds}` });
    out.try({
      body() {
        kind.join(thing, {
          log: (label, ...values) => out.log(node, label, number, ...values),
          line: (code) => out.line(code),
          within: (body) => out.asyncWith(node, same(thing), null, body),
        });
      },
      except: {
        classes: ["Exception", "asyncio.CancelledError"],
        name: "error",
        body() {
          out.log(node, "ends", number, same("error"));
          out.line({ py: "raise", ts: "throw error" });
        },
      },
    });
  });
}
