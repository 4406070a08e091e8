import { EventKind, NONE } from "../../runtime/trace/events.ts";
import type { Site, Trace } from "../../runtime/trace/trace.ts";
import { LessonLink } from "../LessonLink.tsx";
import { clockTime, count } from "../words.ts";
import { type ConsoleEntry, consoleEntries } from "./entries.ts";
import { LineLink, type RevealLine } from "./LineLink.tsx";
import { Traceback } from "./Traceback.tsx";
import { explainWarning } from "./warnings.ts";

/** More lines than this make a page slow; a run that prints more has its last ones shown. */
const MOST_LINES = 1000;

interface ConsoleLinesProps {
  readonly trace: Trace;
  /** How many of the trace's events have happened; all of them by default. */
  readonly playhead?: number;
  readonly reveal: RevealLine | null;
}

/** What a run printed, each line with its virtual time, and the exception that ended it. */
export function ConsoleLines({ trace, playhead, reveal }: ConsoleLinesProps) {
  const entries = consoleEntries(trace, playhead);
  const hidden = Math.max(0, entries.length - MOST_LINES);
  if (entries.length === 0) return <p class="pl-note">The program printed nothing.</p>;
  return (
    <>
      {hidden > 0 && <p class="pl-note">{count(hidden, "earlier line")} left out.</p>}
      <ol class="pl-lines" data-tasks={tellsTasks(trace)}>
        {entries.slice(hidden).map((entry) => (
          <li key={entry.index} class={`pl-line pl-line-${entry.kind}`}>
            <span class="pl-line-time">{clockTime(entry.time)}</span>
            {entry.task !== null && entry.kind !== "error" && (
              <span class="pl-line-task" title={entry.task}>
                {entry.task}
              </span>
            )}
            <EntryText entry={entry} trace={trace} reveal={reveal} />
            {entry.kind === "stdout" && entry.site !== null && (
              <span class="pl-line-place">
                <PlaceLink site={entry.site} reveal={reveal} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Whether lines say which task printed them: not where only one did. */
function tellsTasks({ events }: Trace): boolean {
  let first: number = NONE;
  for (let index = 0; index < events.kind.length; index += 1) {
    const task = events.task[index] ?? NONE;
    if (events.kind[index] !== EventKind.output || task === NONE) continue;
    if (first !== NONE && task !== first) return true;
    first = task;
  }
  return false;
}

/** Where a line was printed, as short as can be: there is one for each line. */
function PlaceLink({ site, reveal }: { site: Site; reveal: RevealLine | null }) {
  return (
    <LineLink {...site} words={`:${site.line}`} label={`Printed at line ${site.line}`} reveal={reveal} />
  );
}

interface EntryTextProps {
  readonly entry: ConsoleEntry;
  readonly trace: Trace;
  readonly reveal: RevealLine | null;
}

function EntryText({ entry, trace, reveal }: EntryTextProps) {
  if (entry.kind !== "error") {
    if (entry.kind === "stdout") return <span class="pl-line-text">{entry.text}</span>;
    return (
      <span class="pl-line-text">
        <span class="pl-badge">stderr</span> <LinkedText text={entry.text} reveal={reveal} />
        <Explanation text={entry.text} />
      </span>
    );
  }
  const { status } = trace.outcome;
  return (
    <div class="pl-line-text">
      <span class="pl-badge">{BADGES[status] ?? "error"}</span>{" "}
      {status === "error" ? (
        <Traceback error={entry.error} reveal={reveal} />
      ) : (
        <>
          <LinkedText text={entry.error.message} reveal={reveal} />
          {status === "deadlock" && (
            <p class="pl-advice">
              Each of these waits for something that nothing will ever do. Look for the line that should set,
              release, put or return it, and why it is not reached.
            </p>
          )}
          {entry.error.frames.map((frame) => (
            <div key={`${frame.line}:${frame.column}`}>
              {"  at "}
              <LineLink {...frame} reveal={reveal} />
            </div>
          ))}
        </>
      )}
    </div>
  );
}

/** What a warning of the runtime's means; nothing for other texts. */
function Explanation({ text }: { text: string }) {
  const warning = explainWarning(text);
  if (warning === null) return null;
  return (
    <span class="pl-advice pl-explanation">
      {warning.sentence} <LessonLink lesson={warning.lesson} />
    </span>
  );
}

const BADGES: Record<string, string> = { deadlock: "deadlock", stopped: "stopped" };

/** A place as a traceback or as any other message names it. */
const PLACE = /File "(?<quoted>[^"]+)", line (?<line>\d+)|(?<file>[\w./-]+\.ts):(?<at>\d+)/g;

/** Text in which the places of a traceback are links. */
function LinkedText({ text, reveal }: { text: string; reveal: RevealLine | null }) {
  const parts: preact.ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    const groups = match.groups ?? {};
    parts.push(
      text.slice(end, match.index),
      <LineLink
        file={groups.quoted ?? groups.file ?? ""}
        line={Number(groups.line ?? groups.at)}
        words={match[0]}
        reveal={reveal}
      />,
    );
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}
