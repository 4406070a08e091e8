import type { Trace } from "../../../runtime/trace/trace.ts";
import { type NetworkRequest, type PhaseSpan, phaseAt, requestsOf } from "../../network/requests.ts";
import { count, roughDuration } from "../../words.ts";
import type { Finding } from "../finding.ts";

/** Requests that had to wait until the client's pool had a connection free: in browsers' terms, they stalled. */
export function fullPool(trace: Trace): Finding[] {
  const requests = requestsOf(trace);
  const bySite = new Map<number, NetworkRequest[]>();
  for (const request of requests) {
    if (stalledTime(request) > 0)
      bySite.set(request.siteId, [...(bySite.get(request.siteId) ?? []), request]);
  }
  return [...bySite.values()].map((stalled) => {
    const first = stalled[0] as NetworkRequest;
    const event = stalledPhase(first)?.first ?? first.first;
    const busy = requests.filter((other) => {
      const phase = phaseAt(other, event);
      return phase !== null && phase.name !== "stalled" && phase.name !== "queueing";
    });
    const longest = Math.max(...stalled.map(stalledTime));
    const full = busy.length === 0 ? "" : `, all ${busy.length} of which were in use`;
    return {
      kind: "full-pool",
      weight: "idea",
      sentence: `${count(stalled.length, "request")} waited for a connection of the pool${full}: the longest for ${roughDuration(longest)}.`,
      advice:
        "Ask for fewer at a time with a Semaphore, so that waiting does not count against their time-outs, or " +
        "raise the client's limit if the server allows it.",
      site: first.site,
      event,
    };
  });
}

function stalledPhase({ phases }: NetworkRequest): PhaseSpan | undefined {
  return phases.find(({ name, from, to }) => name === "stalled" && to > from);
}

function stalledTime({ phases }: NetworkRequest): number {
  return phases.filter(({ name }) => name === "stalled").reduce((sum, { from, to }) => sum + to - from, 0);
}
