import { externalEvents } from "../loop/external-events.ts";
import { atRunStart, run } from "../loop/run.ts";
import { makeDefaultWorld } from "./default-world.ts";
import type { World } from "./world.ts";

let made: World | null = null;

atRunStart(() => {
  made = null;
});

/** The world of the run that is going on; made when it is first asked for. */
export function world(): World {
  made ??= makeDefaultWorld({
    seed: run.seed,
    now: () => run.clock.now,
    schedule: (delay, callback) => externalEvents.schedule(delay, callback),
    record: (kind, details) => void run.recorder.record(kind, details),
    intern: (text) => run.recorder.intern(text),
  });
  return made;
}
