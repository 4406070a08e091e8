import { EventKind, Stream } from "../../../runtime/trace/events.ts";
import { eventCount, type Site, siteAt, type Trace, textAt } from "../../../runtime/trace/trace.ts";
import { explainWarning, type Warning } from "../../console/warnings.ts";
import { timelineOf } from "../../timeline/model.ts";
import type { Finding, FindingKind } from "../finding.ts";

const KINDS: Record<Warning["kind"], FindingKind> = {
  "never-awaited": "never-awaited",
  "never-retrieved": "never-retrieved",
  "destroyed-pending": "destroyed-pending",
  unclosed: "unclosed",
};

/** What the runtime itself warned of while the program ran or when it ended. */
export function reported(trace: Trace): Finding[] {
  const { kind, value, text, site } = trace.events;
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < eventCount(trace); index += 1) {
    if (kind[index] !== EventKind.output || value[index] !== Stream.stderr) continue;
    const warning = explainWarning(textAt(trace, text[index] as number));
    if (warning === null) continue;
    const place = placeOf(trace, warning) ?? siteAt(trace, site[index] as number);
    const key = `${warning.sentence} ${place?.line}`;
    if (seen.has(key)) continue;
    seen.add(key);
    findings.push({
      kind: KINDS[warning.kind],
      weight: "problem",
      sentence: warning.sentence,
      advice: warning.advice,
      site: place,
      event: index,
    });
  }
  return findings;
}

/** Where the task that a warning is about was last. */
function placeOf(trace: Trace, { task }: Warning): Site | null {
  if (task === null) return null;
  const lane = timelineOf(trace).tasks.findLast(({ name }) => name === task);
  if (lane === undefined) return null;
  const last = lane.end?.event ?? lane.segments.at(-1)?.first;
  return last === undefined ? null : siteAt(trace, trace.events.site[last] as number);
}
