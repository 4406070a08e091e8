import { type Budget, type Connect, type FromFrame, readFromFrame, type ToFrame } from "../protocol.ts";
import { frameDocument, type SandboxScripts } from "./srcdoc.ts";

/** Real milliseconds for the browser to load the frame's document, which comes from no network. */
const LOAD_TIMEOUT = 10_000;
/** Real milliseconds for the bootstrap to answer once the document is loaded. */
const READY_TIMEOUT = 5_000;

/** The browser did not give us a working frame. */
export class FrameUnavailable extends Error {
  override readonly name = "FrameUnavailable";
}

/**
 * The iframe in which programs run: an opaque origin that cannot see the page, in a process of its own where
 * the browser has those. A program that misbehaves may leave it unable to hear anything; then it is removed.
 */
export class Frame {
  /** Hears what the frame says; null for what cannot be read. */
  listener: ((message: FromFrame | null) => void) | null = null;
  readonly #element: HTMLIFrameElement;
  readonly #port: MessagePort;

  private constructor(element: HTMLIFrameElement, port: MessagePort) {
    this.#element = element;
    this.#port = port;
    port.onmessage = ({ data }) => this.listener?.(read(data));
    port.onmessageerror = () => this.listener?.(null);
  }

  /**
   * Adds a frame to the document.
   * @throws FrameUnavailable when its script does not run
   */
  static async open(document: Document, scripts: SandboxScripts): Promise<Frame> {
    const element = document.createElement("iframe");
    element.setAttribute("sandbox", "allow-scripts");
    element.title = "Where programs run";
    element.hidden = true;
    // A style sheet may show what is hidden.
    element.style.setProperty("display", "none", "important");
    element.srcdoc = frameDocument(scripts);
    const channel = new MessageChannel();
    const frame = new Frame(element, channel.port1);
    try {
      const loaded = new Promise((resolve) => element.addEventListener("load", resolve, { once: true }));
      document.body.append(element);
      await within(LOAD_TIMEOUT, loaded);
      const ready = new Promise<void>((resolve) => {
        frame.listener = (message) => message?.kind === "ready" && resolve();
      });
      const connect: Connect = { kind: "connect", runtime: scripts.runtime };
      // Its origin is opaque and has no name; the window is known to be ours.
      element.contentWindow?.postMessage(connect, "*", [channel.port2]);
      await within(READY_TIMEOUT, ready);
      frame.listener = null;
      return frame;
    } catch (error) {
      frame.remove();
      throw error;
    }
  }

  /** Whether the frame's document is still there to be used. */
  get isConnected(): boolean {
    return this.#element.isConnected;
  }

  /** Starts a worker on the program's text; one that still ran is ended. */
  start(run: number, program: string, budget: Budget): void {
    this.#tell({ kind: "start", run, program, budget });
  }

  /** Ends the worker. */
  end(run: number): void {
    this.#tell({ kind: "end", run });
  }

  /** Asks for a `pong`. */
  ping(): void {
    this.#tell({ kind: "ping" });
  }

  /** @returns whether the frame answers within so many real milliseconds. */
  async answers(milliseconds: number): Promise<boolean> {
    const pong = new Promise<void>((resolve) => {
      this.listener = (message) => message?.kind === "pong" && resolve();
    });
    this.ping();
    try {
      await within(milliseconds, pong);
      return true;
    } catch {
      return false;
    } finally {
      this.listener = null;
    }
  }

  /** Takes the frame and all that runs in it away; nothing is heard from it after this. */
  remove(): void {
    this.listener = null;
    this.#port.close();
    this.#element.remove();
  }

  #tell(message: ToFrame): void {
    this.#port.postMessage(message);
  }
}

function read(data: unknown): FromFrame | null {
  try {
    return readFromFrame(data);
  } catch {
    return null;
  }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new FrameUnavailable("the frame that programs run in did not answer"));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
