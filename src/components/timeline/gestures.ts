import type { TimelineView } from "./view.ts";

/** How far a pointer may move, in pixels, before it is no click any more. */
const CLICK = 5;
/** How near a step a pointer must be, in pixels, to mean it. */
const NEAR = 6;
/** How much a notch of the wheel zooms. */
const WHEEL_ZOOM = 0.0025;

/** The elements that gestures are measured against. */
export interface Surfaces {
  /** What is as wide as the tracks, and starts where the first row does. */
  readonly tracks: HTMLElement;
  readonly rowHeight: number;
}

type Drag =
  | { readonly kind: "scrub" }
  | { readonly kind: "press"; readonly x: number; readonly y: number; readonly isTouch: boolean }
  | { readonly kind: "select"; readonly from: number }
  | { readonly kind: "pan"; x: number };

/** What the mouse and fingers do to a timeline. */
export class Gestures {
  readonly #view: TimelineView;
  readonly #surfaces: () => Surfaces | null;
  readonly #onPick: (line: number | null) => void;
  #drag: Drag | null = null;
  readonly #fingers = new Map<number, { x: number; y: number }>();

  /** @param onPick is told the line of the program that a click is about */
  constructor(view: TimelineView, surfaces: () => Surfaces | null, onPick: (line: number | null) => void) {
    this.#view = view;
    this.#surfaces = surfaces;
    this.#onPick = onPick;
  }

  /** A pointer goes down: on the ruler it takes the playhead along; on the lanes it may become anything. */
  down(event: PointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest(".pl-row-head") !== null) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    const isTouch = event.pointerType !== "mouse";
    if (isTouch) this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#fingers.size > 1) {
      this.#drag = null;
    } else if (event.target.closest(".pl-ruler") !== null) {
      this.#drag = { kind: "scrub" };
      this.#view.scrubTo(this.#placeAt(event.clientX));
    } else {
      this.#drag = { kind: "press", x: event.clientX, y: event.clientY, isTouch };
    }
  }

  move(event: PointerEvent): void {
    if (this.#fingers.size > 1) return this.#pinch(event);
    const drag = this.#drag;
    const place = this.#placeAt(event.clientX);
    if (drag === null) return this.#point(event);
    if (drag.kind === "scrub") this.#view.scrubTo(place);
    else if (drag.kind === "select") this.#view.select(drag.from, place);
    else if (drag.kind === "pan") {
      this.#view.pan((drag.x - event.clientX) / this.#width());
      drag.x = event.clientX;
    } else if (Math.abs(event.clientX - drag.x) > CLICK) {
      const pans = drag.isTouch && this.#view.isZoomed.peek();
      this.#drag = pans ? { kind: "pan", x: event.clientX } : { kind: "select", from: this.#placeAt(drag.x) };
    }
  }

  up(event: PointerEvent): void {
    const drag = this.#drag;
    this.cancel(event);
    if (drag?.kind !== "press") return;
    this.#view.clearRange();
    const spot = this.#spotAt(event);
    if (spot === null) return;
    this.#view.cursor.value = null;
    this.#onPick(this.#view.goTo(spot, this.#placeAt(event.clientX)));
  }

  cancel(event: PointerEvent): void {
    this.#drag = null;
    this.#fingers.delete(event.pointerId);
  }

  leave(): void {
    this.#view.hover.value = null;
  }

  /** The wheel zooms with Ctrl, and pans sideways; otherwise the page scrolls. */
  wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.#view.zoom(Math.exp(event.deltaY * WHEEL_ZOOM), this.#placeAt(event.clientX));
      return;
    }
    const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (!this.#view.isZoomed.peek() || Math.abs(sideways) <= (event.shiftKey ? 0 : Math.abs(event.deltaY)))
      return;
    event.preventDefault();
    this.#view.pan(sideways / this.#width());
  }

  #pinch(event: PointerEvent): void {
    if (!this.#fingers.has(event.pointerId)) return;
    const before = spread(this.#fingers);
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const after = spread(this.#fingers);
    if (before.distance < 1 || after.distance < 1) return;
    this.#view.zoom(before.distance / after.distance, this.#placeAt(after.middle));
    this.#view.pan((before.middle - after.middle) / this.#width());
  }

  #point(event: PointerEvent): void {
    if (event.pointerType !== "mouse" || !(event.target instanceof Element)) return;
    const isOnLanes = event.target.closest(".pl-row-head, .pl-ruler") === null;
    this.#view.hover.value = isOnLanes ? this.#spotAt(event) : null;
  }

  #spotAt(event: PointerEvent) {
    const surfaces = this.#surfaces();
    if (surfaces === null) return null;
    const { top } = surfaces.tracks.getBoundingClientRect();
    const row = Math.floor((event.clientY - top) / surfaces.rowHeight);
    const { from, to } = this.#view.window.peek();
    return this.#view.spotAt(row, this.#placeAt(event.clientX), (NEAR / this.#width()) * (to - from));
  }

  #placeAt(clientX: number): number {
    const surfaces = this.#surfaces();
    if (surfaces === null) return 0;
    const { left, width } = surfaces.tracks.getBoundingClientRect();
    const { from, to } = this.#view.window.peek();
    return from + Math.min(1, Math.max(0, (clientX - left) / (width || 1))) * (to - from);
  }

  #width(): number {
    return this.#surfaces()?.tracks.clientWidth || 1;
  }
}

function spread(fingers: ReadonlyMap<number, { x: number; y: number }>): {
  distance: number;
  middle: number;
} {
  const [one, other] = [...fingers.values()];
  if (one === undefined || other === undefined) return { distance: 0, middle: 0 };
  return { distance: Math.hypot(one.x - other.x, one.y - other.y), middle: (one.x + other.x) / 2 };
}
