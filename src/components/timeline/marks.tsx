import type { Ending } from "./lanes.ts";

/** How a task ended, told by shape as well as by colour: a disc, a cross, an empty diamond. */
export function EndMark({ how, x }: { how: Ending; x: number }) {
  if (how === "finished") return <circle class="pl-end-finished" cx={x} cy={0} r={4} />;
  if (how === "failed") {
    return <path class="pl-end-failed" d={`M${x - 4} -4 L${x + 4} 4 M${x - 4} 4 L${x + 4} -4`} />;
  }
  return <path class="pl-end-cancelled" d={`M${x} -4.5 L${x + 4.5} 0 L${x} 4.5 L${x - 4.5} 0 Z`} />;
}
