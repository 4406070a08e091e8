import type { Trace } from "../../runtime/trace/trace.ts";
import { LineLink, type RevealLine } from "../console/LineLink.tsx";
import { LessonLink } from "../LessonLink.tsx";
import type { Playhead } from "../playback/loop-state.ts";
import { clockTime } from "../words.ts";
import { type Finding, LESSON_OF } from "./finding.ts";
import { findingsOf } from "./findings.ts";

interface FindingsProps {
  readonly trace: Trace;
  /** What lies after it is marked as still to come; the run's end by default. */
  readonly playhead?: Playhead;
  /** Shows a line of the program; null before the page's scripts run. */
  readonly onLine: RevealLine | null;
  /** Moves the playhead to an event. */
  readonly onSeek?: (playhead: Playhead) => void;
}

/** What is remarkable about a run, in plain sentences, with what to do about it. */
export function Findings({ trace, playhead = Number.POSITIVE_INFINITY, onLine, onSeek }: FindingsProps) {
  const findings = findingsOf(trace);
  if (findings.length === 0) return <p class="pl-note">Nothing stands out in this run.</p>;
  return (
    <ul class="pl-findings">
      {findings.map((finding, index) => (
        <li key={index} class={`pl-finding pl-finding-${finding.weight}`}>
          <FindingText
            finding={finding}
            trace={trace}
            isAhead={finding.event > playhead}
            onLine={onLine}
            onSeek={onSeek}
          />
        </li>
      ))}
    </ul>
  );
}

interface FindingTextProps {
  readonly finding: Finding;
  readonly trace: Trace;
  readonly isAhead: boolean;
  readonly onLine: RevealLine | null;
  readonly onSeek: FindingsProps["onSeek"];
}

const MARKS = { problem: "Problem", idea: "Idea" } as const;

function FindingText({ finding, trace, isAhead, onLine, onSeek }: FindingTextProps) {
  const { sentence, advice, site, details = [], event, weight, kind } = finding;
  const when = `${clockTime(trace.events.time[event] ?? trace.duration)} s`;
  return (
    <>
      <p class="pl-finding-said">
        <span class="pl-finding-mark">{MARKS[weight]}</span> <strong>{sentence}</strong>{" "}
        <span class="pl-finding-place">
          {site !== null && <LineLink {...site} words={`Line ${site.line}`} reveal={onLine} />}
          {site !== null && ", "}
          {onSeek === undefined ? (
            <span>{when}</span>
          ) : (
            <button
              type="button"
              class="pl-line-link"
              aria-label={`Go to ${when}`}
              onClick={() => onSeek(event)}
            >
              {when}
            </button>
          )}
          {isAhead && " (still to come)"}
        </span>
      </p>
      {details.length > 0 && (
        <ul class="pl-finding-details">
          {details.map((detail, index) => (
            <li key={index}>
              {detail.site !== null && (
                <>
                  <LineLink {...detail.site} words={`Line ${detail.site.line}`} reveal={onLine} />:{" "}
                </>
              )}
              {detail.text}
            </li>
          ))}
        </ul>
      )}
      <p class="pl-finding-advice">
        {advice} <LessonLink lesson={LESSON_OF[kind]} />
      </p>
    </>
  );
}
