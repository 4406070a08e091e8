/**
 * What the page, the frame and the worker say to each other. The worker runs what a stranger may have
 * written, so nothing that comes from it is believed before it was read by the functions here.
 */

/** Page to frame's window, once; the port over which all else goes comes with it. */
export interface Connect {
  readonly kind: "connect";
  /** The runtime's text, which every worker of this frame starts with. */
  readonly runtime: string;
}

/** Page to frame. */
export type ToFrame =
  | {
      readonly kind: "start";
      readonly run: number;
      /** The text that follows the runtime's. */
      readonly program: string;
      readonly budget: Budget;
    }
  | { readonly kind: "end"; readonly run: number }
  | { readonly kind: "ping" };

/** How much a worker may send before it is ended. */
export interface Budget {
  readonly messages: number;
  /** What one message may weigh, in bytes or characters. */
  readonly weight: number;
}

/** Frame to page. */
export type FromFrame =
  | { readonly kind: "ready" }
  | { readonly kind: "pong" }
  /** The browser refused to make a worker. */
  | { readonly kind: "refused"; readonly run: number; readonly message: string }
  /** The worker reported an uncaught error, or could not be loaded. */
  | { readonly kind: "crashed"; readonly run: number; readonly message: string }
  /** The worker sent more than its budget and was ended. */
  | { readonly kind: "flooded"; readonly run: number; readonly over: "messages" | "weight" }
  /** What the worker said, unread. */
  | { readonly kind: "relayed"; readonly run: number; readonly message: unknown };

/** Worker to page, by way of the frame. */
export type FromWorker =
  | { readonly kind: "started" }
  /** The program runs on; `site` is where it is. */
  | { readonly kind: "alive"; readonly site: number }
  /** The program's end. `buffers` are those of the trace, so that the frame can hand them on uncopied. */
  | { readonly kind: "finished"; readonly trace: unknown; readonly buffers: readonly ArrayBuffer[] }
  /** The runtime itself failed. */
  | { readonly kind: "failed"; readonly message: string };

/** Something came that is no message of this protocol. */
export class MalformedMessage extends Error {
  override readonly name = "MalformedMessage";
}

/** The longest text that a message brings to the page; the rest of it is cut. */
const MOST_TEXT = 1_000;

/**
 * @returns what the frame said, its parts checked; `message` of a relayed one is not
 * @throws MalformedMessage
 */
export function readFromFrame(data: unknown): FromFrame {
  const { kind, run, message, over } = record(data);
  switch (kind) {
    case "ready":
    case "pong":
      return { kind };
    case "refused":
    case "crashed":
      return { kind, run: index(run, "run"), message: text(message, "message") };
    case "flooded":
      return { kind, run: index(run, "run"), over: over === "messages" ? "messages" : "weight" };
    case "relayed":
      return { kind, run: index(run, "run"), message };
    default:
      throw new MalformedMessage("the frame sent a message of no known kind");
  }
}

/**
 * @returns what the worker said, its parts checked; a trace has yet to pass `validateTrace`
 * @throws MalformedMessage
 */
export function readFromWorker(data: unknown): FromWorker {
  const { kind, site, trace, message } = record(data);
  switch (kind) {
    case "started":
      return { kind };
    case "alive":
      return { kind, site: index(site, "site") };
    case "finished":
      return { kind, trace, buffers: [] };
    case "failed":
      return { kind, message: text(message, "message") };
    default:
      throw new MalformedMessage("the worker sent a message of no known kind");
  }
}

function record(data: unknown): Record<string, unknown> {
  if (typeof data !== "object" || data === null) throw new MalformedMessage("a message is not an object");
  return data as Record<string, unknown>;
}

function index(value: unknown, name: string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new MalformedMessage(`'${name}' of a message is not a number from 0`);
}

function text(value: unknown, name: string): string {
  if (typeof value === "string") return value.slice(0, MOST_TEXT);
  throw new MalformedMessage(`'${name}' of a message is not text`);
}
