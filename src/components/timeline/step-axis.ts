import { EventKind, NONE } from "../../runtime/trace/events.ts";
import type { Axis, Tick, Window } from "./axis.ts";
import { countUpTo, type Timeline, timeOf } from "./model.ts";

/**
 * The axis of steps: a column for each step of a task, and one for what the loop does by itself between them
 * (a timer fires, callbacks run). Its unit is a column.
 */
export function stepAxis(timeline: Timeline): Axis {
  const { kind, time } = timeline.trace.events;
  const { count } = timeline;
  const starts = columnStarts(timeline);
  const columns = Math.max(1, starts.length);
  const columnOf = (event: number): number => Math.max(0, countUpTo(starts, event) - 1);
  const lengthOf = (column: number): number => (starts[column + 1] ?? count) - (starts[column] ?? 0);
  const eventAt = (place: number): number => {
    if (place < 0) return -1;
    if (place >= columns) return count - 1;
    const column = Math.floor(place);
    return (starts[column] ?? 0) + Math.floor((place - column) * lengthOf(column));
  };
  return {
    kind: "steps",
    length: columns,
    finest: Math.min(columns, 4),
    edge(event) {
      if (event >= count) return columns;
      const what = kind[event];
      const isStart = what === EventKind.taskStarted || what === EventKind.taskResumed;
      return columnOf(event) + (isStart ? 0 : 1);
    },
    at(event) {
      if (event < 0) return 0;
      const column = columnOf(event);
      return column + (event - (starts[column] ?? 0) + 1) / (lengthOf(column) || 1);
    },
    eventAt,
    timeAt: (place) => timeOf(timeline, Math.min(eventAt(place), count - 1)),
    placeOf: () => null,
    ticks(window, apart) {
      return instants(starts, time, window, apart);
    },
  };
}

/** The first event of each column. */
function columnStarts({ trace, count, taskById }: Timeline): number[] {
  const { kind, time, task } = trace.events;
  // Tasks without a lane, which are the runtime's own, are the loop's business.
  const isStep = (index: number): boolean =>
    (kind[index] === EventKind.taskStarted || kind[index] === EventKind.taskResumed) &&
    taskById.has(task[index] as number);
  const starts: number[] = [];
  let isLoop = false;
  const begin = (index: number, byLoop: boolean): void => {
    starts.push(index);
    isLoop = byLoop;
  };
  for (let index = 0; index < count; index += 1) {
    const what = kind[index];
    if (isStep(index)) {
      // The call of the step's callback comes just before it, and belongs to it.
      if (starts.at(-1) !== index - 1 || kind[index - 1] !== EventKind.callbackStarted) begin(index, false);
      isLoop = false;
    } else if (what === EventKind.callbackStarted) {
      if (isStep(index + 1)) begin(index, false);
      else if (!isLoop) begin(index, true);
    } else if (index === 0) {
      begin(index, true);
    } else if (!isLoop && task[index] === NONE) {
      if (what === EventKind.timerFired || time[index] !== time[index - 1]) begin(index, true);
    }
  }
  return starts;
}

/** The columns with which a new instant of virtual time begins. */
function instants(
  starts: readonly number[],
  time: Float64Array,
  { from, to }: Window,
  apart: number,
): Tick[] {
  const ticks: Tick[] = [];
  for (let column = Math.max(0, Math.floor(from)); column < starts.length && column <= to; column += 1) {
    const now = time[starts[column] as number] as number;
    const isNew = column === 0 || time[(starts[column] as number) - 1] !== now;
    if (!isNew || column < from) continue;
    if (column - (ticks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < apart) continue;
    ticks.push({ at: column, label: `${Number((now / 1e9).toPrecision(6))} s` });
  }
  return ticks;
}
