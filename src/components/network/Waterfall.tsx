import { scaleLinear } from "d3-scale";
import { useId, useState } from "preact/hooks";
import { eventCount, type Trace } from "../../runtime/trace/trace.ts";
import type { RevealLine } from "../console/LineLink.tsx";
import type { Playhead } from "../playback/loop-state.ts";
import { ScrollPane } from "../ScrollPane.tsx";
import { count } from "../words.ts";
import { PhaseKey } from "./PhaseKey.tsx";
import { RequestBar } from "./RequestBar.tsx";
import { RequestDetails } from "./RequestDetails.tsx";
import { RequestTable } from "./RequestTable.tsx";
import { type NetworkRequest, phaseAt, requestsOf } from "./requests.ts";
import { percent, spanOf, type TimeSpan } from "./span.ts";
import { shortUrl, standingAt } from "./words.ts";

/** More rows than this are only drawn when asked for. */
const MOST_ROWS = 200;
/** About how many ticks the axis has. */
const TICKS = 6;
const NANOSECONDS_A_SECOND = 1e9;

interface WaterfallProps {
  readonly trace: Trace;
  /** The run's end by default. */
  readonly playhead?: Playhead;
  /** Moves the playhead to an event; left out where nothing can be moved. */
  readonly onSeek?: (playhead: Playhead) => void;
  /** Shows a line of the program; null before the page's scripts run. */
  readonly onLine?: RevealLine | null;
}

/** @returns whether a run has requests to show. */
export function hasRequests(trace: Trace): boolean {
  return requestsOf(trace).length > 0;
}

/** The requests of a run, one a row, each with its phases over virtual time. Nothing when there are none. */
export function Waterfall({
  trace,
  playhead = eventCount(trace) - 1,
  onSeek,
  onLine = null,
}: WaterfallProps) {
  const requests = requestsOf(trace);
  const [selected, setSelected] = useState<number | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const id = useId();
  if (requests.length === 0) return null;
  const shown = showsAll ? requests : requests.slice(0, MOST_ROWS);
  const span = spanOf(requests);
  const last = eventCount(trace) - 1;
  const now = playhead >= last ? trace.duration : (trace.events.time[playhead] ?? 0);
  return (
    <figure class="pl-network">
      <ScrollPane class="pl-network-scroll" label="Requests">
        <div class="pl-network-plot">
          <WaterfallAxis span={span} />
          <ol class="pl-requests">
            {shown.map((request) => (
              <li key={request.id} class="pl-request" data-standing={standingOf(request, playhead)}>
                <button
                  type="button"
                  class="pl-request-name"
                  aria-expanded={selected === request.id}
                  aria-controls={`${id}-${request.id}`}
                  disabled={onSeek === undefined}
                  onClick={() => setSelected(selected === request.id ? null : request.id)}
                >
                  <span class="pl-request-what">
                    {request.method} {shortUrl(request.url)}
                  </span>
                  <span class="pl-request-status">{standingAt(request, playhead)}</span>
                </button>
                <RequestBar request={request} span={span} now={now} onSeek={onSeek} />
                <div class="pl-request-details" id={`${id}-${request.id}`} hidden={selected !== request.id}>
                  {selected === request.id && (
                    <RequestDetails request={request} playhead={playhead} onLine={onLine} />
                  )}
                </div>
              </li>
            ))}
          </ol>
          <svg class="pl-network-now" aria-hidden="true">
            <line x1={percent(now, span)} x2={percent(now, span)} y1="0" y2="100%" />
          </svg>
        </div>
      </ScrollPane>
      {shown.length < requests.length && (
        <p class="pl-note">
          {count(requests.length - shown.length, "more request")} left out.{" "}
          <button type="button" class="pl-line-link" onClick={() => setShowsAll(true)}>
            Show all
          </button>
        </p>
      )}
      {onSeek !== undefined && <p class="pl-note">{inFlight(requests, playhead)}</p>}
      <PhaseKey requests={requests} />
      <RequestTable requests={requests} />
    </figure>
  );
}

function WaterfallAxis({ span }: { span: TimeSpan }) {
  const scale = scaleLinear([span.from / NANOSECONDS_A_SECOND, span.to / NANOSECONDS_A_SECOND], [0, 100]);
  const format = scale.tickFormat(TICKS);
  const ticks = scale
    .ticks(TICKS)
    .map((seconds) => ({ x: `${scale(seconds)}%`, label: `${format(seconds)} s` }));
  return (
    <>
      <svg class="pl-network-axis" height="18" aria-hidden="true">
        {ticks.map(({ x, label }, index) => (
          <text key={label} x={x} y="12" text-anchor={index === 0 ? "start" : "middle"}>
            {label}
          </text>
        ))}
      </svg>
      <svg class="pl-network-grid" aria-hidden="true">
        {ticks.map(({ x, label }) => (
          <line key={label} x1={x} x2={x} y1="0" y2="100%" />
        ))}
      </svg>
    </>
  );
}

function standingOf(request: NetworkRequest, playhead: number): string {
  if (playhead < request.first) return "ahead";
  if (phaseAt(request, playhead) !== null) return "in-flight";
  return request.outcome === "finished" && !/^[45]/.test(request.status ?? "") ? "finished" : "failed";
}

function inFlight(requests: readonly NetworkRequest[], playhead: number): string {
  const phases = new Map<string, number>();
  let total = 0;
  for (const request of requests) {
    const phase = phaseAt(request, playhead);
    if (phase === null) continue;
    total += 1;
    phases.set(phase.name, (phases.get(phase.name) ?? 0) + 1);
  }
  if (total === 0) return "Nothing is in flight at the playhead.";
  const parts = [...phases].map(([name, number]) => `${number} ${name}`).join(", ");
  return `In flight at the playhead: ${count(total, "request")} (${parts}).`;
}
