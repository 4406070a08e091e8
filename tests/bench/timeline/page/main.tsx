import "../../../../node_modules/@astrojs/starlight/dist/style/props.css";
import "../../../../node_modules/@astrojs/starlight/dist/style/reset.css";
import "../../../../src/components/styles/theme.css";
import "../../../../src/components/styles/playground.css";
import { signal } from "@preact/signals";
import { render } from "preact";
import { pageFrames } from "../../../../src/components/playback/frames.ts";
import { Playback } from "../../../../src/components/playback/playhead.ts";
import { Timeline } from "../../../../src/components/timeline/Timeline.tsx";
import { type TraceJson, traceFromJson } from "../../../../src/components/trace-json.ts";

/** What the bench calls from outside of the page. */
export interface BenchPage {
  /** Draws a trace's timeline. @returns milliseconds until it is in the page, laid out */
  show(trace: TraceJson): Promise<number>;
  /** @returns the milliseconds of so many frames in which nothing is done */
  idle(count: number): Promise<number[]>;
  /** Moves the pointer or the scroll bar in each of so many frames. @returns each frame's milliseconds */
  frames(count: number, move: "scrub" | "zoom" | "scroll"): Promise<number[]>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const root = document.querySelector("#root") as HTMLElement;
root.style.maxWidth = "72rem";

let playback: Playback;

window.bench = {
  async show(json) {
    const trace = traceFromJson(json);
    render(null, root);
    const start = performance.now();
    playback = new Playback(signal(trace), pageFrames);
    const line = signal<number | null>(null);
    render(
      <section class="pl not-content">
        <div class="pl-timeline-pane">
          <Timeline
            trace={trace}
            playback={playback}
            line={line}
            onReveal={(at) => {
              line.value = at;
            }}
          />
        </div>
      </section>,
      root,
    );
    await nextFrame();
    await nextFrame();
    return performance.now() - start;
  },
  async idle(count) {
    const times: number[] = [];
    for (let before = await nextFrame(); times.length < count; ) {
      const now = await nextFrame();
      times.push(now - before);
      before = now;
    }
    return times;
  },
  async frames(count, move) {
    const scroller = document.querySelector(".pl-timeline-scroll") as HTMLElement;
    const { left, width, top } = (
      document.querySelector(".pl-tracks") as HTMLElement
    ).getBoundingClientRect();
    const ruler = document.querySelector(".pl-ruler") as HTMLElement;
    const at = (share: number, type: string, target: Element): void => {
      const where = { clientX: left + share * width, clientY: top + 40 };
      target.dispatchEvent(
        type === "wheel"
          ? new WheelEvent("wheel", {
              ...where,
              ctrlKey: true,
              deltaY: share < 0.5 ? -60 : 60,
              bubbles: true,
              cancelable: true,
            })
          : new PointerEvent(type, {
              ...where,
              button: 0,
              pointerId: 1,
              pointerType: "touch",
              bubbles: true,
            }),
      );
    };
    // The pointer is one that the browser does not know of.
    scroller.setPointerCapture = () => {};
    const times: number[] = [];
    if (move === "scrub") at(0, "pointerdown", ruler);
    let before = await nextFrame();
    for (let frame = 0; frame < count; frame += 1) {
      const share = frame / count;
      if (move === "scrub") at(Math.abs(Math.sin(share * 9)), "pointermove", scroller);
      else if (move === "zoom") at(share, "wheel", scroller);
      else scroller.scrollTop = Math.abs(Math.sin(share * 6)) * scroller.scrollHeight;
      const now = await nextFrame();
      times.push(now - before);
      before = now;
    }
    if (move === "scrub") at(0, "pointerup", scroller);
    return times;
  },
};

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
