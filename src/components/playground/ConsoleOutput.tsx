import { useEffect, useMemo, useRef } from "preact/hooks";
import { EventKind } from "../../runtime/trace/events.ts";
import type { Trace } from "../../runtime/trace/trace.ts";
import { ConsoleLines } from "../console/ConsoleLines.tsx";
import type { RevealLine } from "../console/LineLink.tsx";
import { lastAtMost } from "../playback/pace.ts";
import type { PlaygroundStore } from "./store.ts";

interface ConsoleOutputProps {
  readonly store: PlaygroundStore;
  readonly trace: Trace;
  readonly reveal: RevealLine | null;
}

/**
 * What the run has printed at the playhead. The pane has the room from the start that the whole output takes, so
 * that nothing moves while the run plays.
 */
export function ConsoleOutput({ store, trace, reveal }: ConsoleOutputProps) {
  const root = useRef<HTMLDivElement>(null);
  const printed = useMemo(() => outputsOf(trace), [trace]);
  // Most events print nothing: the lines are drawn again only after those that do.
  const lines = lastAtMost(printed, store.playback.playhead.value) + 1;
  const isWhole = lines === printed.length;
  const last = printed[lines - 1] ?? -1;

  useEffect(() => {
    if (store.playback.isTouched.peek()) showLastLine(root.current);
  }, [last, store]);

  const shown = useMemo(
    () => <ConsoleLines trace={trace} playhead={last + 1} reveal={reveal} />,
    [trace, last, reveal === null],
  );
  const whole = useMemo(() => <ConsoleLines trace={trace} reveal={null} />, [trace]);

  /** A click beside a line's links moves the playhead to it; for the keyboard there is the key o. */
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const line = target.closest(".pl-line");
    if (reveal === null || line === null || target.closest("button, a, summary") !== null) return;
    if (!document.getSelection()?.isCollapsed) return;
    const below = line.parentElement?.querySelectorAll(":scope > .pl-line") ?? [];
    const place = lines - below.length + [...below].indexOf(line);
    const playhead = printed[place];
    if (playhead !== undefined) store.showMoment(playhead);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key o does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: as said
    <div class="pl-console-stack" ref={root} data-live={reveal !== null} onClick={onClick}>
      {lines === 0 && !isWhole ? <p class="pl-note">Nothing is printed yet.</p> : <div>{shown}</div>}
      {!isWhole && (
        <div class="pl-console-room" aria-hidden="true" inert>
          {whole}
        </div>
      )}
    </div>
  );
}

/** The events that print. */
function outputsOf({ events }: Trace): Float64Array {
  const outputs: number[] = [];
  for (let index = 0; index < events.kind.length; index += 1) {
    const kind = events.kind[index];
    if (kind === EventKind.output || kind === EventKind.error) outputs.push(index);
  }
  return Float64Array.from(outputs);
}

/** Scrolls the pane, and nothing else, to the line that was printed last. */
function showLastLine(root: HTMLElement | null): void {
  const pane = root?.parentElement;
  const line = root?.querySelector(":scope > :first-child .pl-line:last-child");
  if (!pane || !line) return;
  const below = line.getBoundingClientRect().bottom - pane.getBoundingClientRect().bottom;
  const above = line.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (below > 0) pane.scrollTop += below;
  else if (above < 0) pane.scrollTop += above;
}
