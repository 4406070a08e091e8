import type { Site, Trace } from "../runtime/trace/trace.ts";

/** Why a run was stopped before its program's end. */
export type StopReason = "reader" | "endless-call" | "flood" | "lost";

/** How a run in the sandbox ended. Every message says what happened and what to do. */
export type RunEnding =
  /** The program ran to its end, or to an error or limit that the runtime reports: all is in the trace. */
  | { readonly kind: "trace"; readonly trace: Trace }
  /** It was stopped; `site` is where the program was last known to be. */
  | {
      readonly kind: "stopped";
      readonly by: StopReason;
      readonly site: Site | null;
      readonly message: string;
    }
  /** Programs cannot run here. */
  | { readonly kind: "unavailable"; readonly message: string };

export function stoppedByReader(site: Site | null): RunEnding {
  return stopped("reader", site, `Stopped${site === null ? "" : ` ${at(site)}`}.`);
}

/**
 * @param patience the real milliseconds that the program was given
 * @returns what is said of a program that is not over by then
 */
export function busyFor(patience: number): string {
  const seconds = `${patience / 1000} ${patience === 1000 ? "second" : "seconds"}`;
  return `the program was still busy after ${seconds}. Time is virtual, so waiting costs nothing: this is most likely a loop or recursion that never ends. Give it an end, or less to do.`;
}

/**
 * The program did not end itself when its time was over, so it is in a call that does not return.
 * @param patience as for {@link busyFor}
 */
export function endlessCall(site: Site | null, patience: number): RunEnding {
  return stopped("endless-call", site, `Stopped${where(site)}: ${busyFor(patience)}`);
}

export function flood(site: Site | null, over: "messages" | "weight"): RunEnding {
  const what =
    over === "weight"
      ? "the program's output and events are larger than a page can hold. Print less, or shorter texts"
      : "the program sent more messages than a page can take. Make it do less";
  return stopped("flood", site, `Stopped${where(site)}: ${what}, and run it again.`);
}

/** The process in which the program ran has died: only that can be known. */
export function processDied(site: Site | null): RunEnding {
  return stopped(
    "lost",
    site,
    `The browser ended the program${where(site)}, most likely because it used up the memory. Look for a list or text that keeps growing, and run it again.`,
  );
}

/** @param detail what the browser or the runtime reported */
export function crashed(site: Site | null, detail: string): RunEnding {
  return stopped(
    "lost",
    site,
    `The program broke off${where(site)}: ${detail} If it uses much memory or very deep recursion, make it use less, and run it again.`,
  );
}

export function unreadable(site: Site | null, detail: string): RunEnding {
  return stopped("lost", site, `What came back from the program cannot be shown: ${detail}. Run it again.`);
}

/** @param detail what failed, without a full stop */
export function unavailable(detail: string): RunEnding {
  return {
    kind: "unavailable",
    message: `Programs cannot run here: ${detail}. Reload the page; if that does not help, check whether an extension or the site's Content-Security-Policy blocks frames or workers, or try another browser.`,
  };
}

function stopped(by: StopReason, site: Site | null, message: string): RunEnding {
  return { kind: "stopped", by, site, message };
}

function at(site: Site): string {
  return `at ${site.file}, line ${site.line}`;
}

function where(site: Site | null): string {
  return site === null ? "" : ` after ${site.file}, line ${site.line}`;
}
