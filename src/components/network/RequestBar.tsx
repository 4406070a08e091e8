import type { Playhead } from "../playback/loop-state.ts";
import { lookOf } from "./phases.ts";
import type { NetworkRequest, PhaseSpan } from "./requests.ts";
import { percent, type TimeSpan } from "./span.ts";
import { endOf, shortTime } from "./words.ts";

/** Pixels. */
const HEIGHT = 24;
const TALLEST = 16;

interface RequestBarProps {
  readonly request: NetworkRequest;
  readonly span: TimeSpan;
  /** Virtual time at the playhead, in nanoseconds. */
  readonly now: number;
  readonly onSeek: ((playhead: Playhead) => void) | undefined;
}

/** The phases of one request over time. What lies after the playhead is pale; a click on a phase goes there. */
export function RequestBar({ request, span, now, onSeek }: RequestBarProps) {
  const { phases, outcome, to } = request;
  const hasFailed = outcome === "failed" || outcome === "abandoned";
  return (
    // The playhead can be moved by keyboard elsewhere, and the details tell all phases.
    <svg class="pl-request-bar" height={HEIGHT} aria-hidden="true">
      {phases.map((phase) => (
        <PhaseShape
          key={phase.first}
          phase={phase}
          span={span}
          now={now}
          onClick={() => onSeek?.(phase.first)}
        />
      ))}
      {hasFailed && (
        <svg x={percent(to, span)} y={HEIGHT / 2} overflow="visible" aria-hidden="true">
          <title>{endOf(request)}</title>
          <path class="pl-request-cross" d="M-4 -4 L4 4 M-4 4 L4 -4" />
        </svg>
      )}
      {request.isReused && <ReuseMark request={request} span={span} />}
    </svg>
  );
}

interface PhaseShapeProps {
  readonly phase: PhaseSpan;
  readonly span: TimeSpan;
  readonly now: number;
  readonly onClick: () => void;
}

function PhaseShape({ phase, span, now, onClick }: PhaseShapeProps) {
  const { name, from, to } = phase;
  if (to === from) return null;
  const { colour, height } = lookOf(name);
  const tall = TALLEST * height;
  const part = (start: number, end: number, isAhead: boolean) =>
    end > start && (
      <rect
        class={`pl-phase-${colour}`}
        data-ahead={isAhead}
        x={percent(start, span)}
        width={percent(end - start, { from: 0, to: span.to - span.from })}
        y={(HEIGHT - tall) / 2}
        height={tall}
      />
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the mouse; see above
    <g class="pl-phase" onClick={onClick}>
      <title>{`${name}: ${shortTime(to - from)}`}</title>
      {part(from, Math.min(to, now), false)}
      {part(Math.max(from, now), to, true)}
    </g>
  );
}

/** A request over a connection that stood already begins with a ring. */
function ReuseMark({ request, span }: { request: NetworkRequest; span: TimeSpan }) {
  const sent = request.phases.find(({ name }) => name === "request sent") ?? request.phases[0];
  return (
    <svg x={percent(sent?.from ?? request.from, span)} y={HEIGHT / 2} overflow="visible" aria-hidden="true">
      <title>{`over connection ${request.connection + 1}, which stood already`}</title>
      <circle class="pl-request-reused" r={3.5} />
    </svg>
  );
}
