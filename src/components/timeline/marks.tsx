import { endPath } from "./end-path.ts";
import type { Ending } from "./model.ts";

/** How a task ended, told by shape as well as by colour: a disc, a cross, an empty diamond. */
export function EndMark({ how, x }: { how: Ending; x: number }) {
  return <path class={`pl-end-${how}`} d={endPath(how, x, 0)} />;
}
