import { NONE, WaitKind } from "../../../runtime/trace/events.ts";
import { siteAt, type Trace } from "../../../runtime/trace/trace.ts";
import { type NetworkRequest, requestsOf } from "../../network/requests.ts";
import { type TaskLane, timelineOf } from "../../timeline/model.ts";
import { count, roughDuration } from "../../words.ts";
import type { Finding, FindingDetail } from "../finding.ts";
import { isSlow, type StackEntry, stackOfWait, type Wait, waitsOf } from "../waits.ts";

/** Someone who awaited a coroutine from a line, and went on when it was done. Times are in nanoseconds. */
interface Call {
  readonly lane: TaskLane;
  /** Who called what: the same for calls that one run of one function made of another. */
  readonly key: string;
  readonly callee: string;
  readonly site: number;
  readonly first: number;
  last: number;
  readonly from: number;
  to: number;
  hasSlowWait: boolean;
}

const ADVICE =
  "If none of them needs the result of another, asyncio.gather() or a task group could run them together.";

/**
 * Waits that could have been one, by two careful rules, which rather miss some than see too many.
 *
 * 1. A function awaited the same coroutine function from two or more places, one after the other, and each call
 *    slept or waited for a request. Calls of different functions are no case: the second may well need what the
 *    first one did. Nor are the rounds of a loop: the trace cannot tell a loop around a call from a loop in it.
 * 2. A task made two or more GET requests at the same place, as a loop does, each after the end of the one before,
 *    without sleeping between them (which would be on purpose) and while nobody else had a request on the way (or
 *    it would be one of several workers); all succeeded, to different URLs.
 *
 * In both, a request whose URL stands in an earlier one's response was found there, and had to wait for it.
 */
export function sequential(trace: Trace): Finding[] {
  const timeline = timelineOf(trace);
  const requests = requestsOf(trace);
  const runs: Run[] = [];
  for (const lane of timeline.tasks) {
    const own = requests.filter(({ taskId }) => taskId === lane.id);
    const waits = waitsOf(timeline, lane);
    const calls = sequentialCalls(trace, waits, own);
    runs.push(...calls, ...sequentialRequests(own, requests, waits, calls));
  }
  const seen = new Set<string>();
  return runs.flatMap((run) => {
    const sites = [...new Set(run.parts.map(({ site }) => site))];
    const key = sites.join(" ");
    if (seen.has(key)) return [];
    seen.add(key);
    return [findingOf(trace, run, sites)];
  });
}

/** What ran one after another. */
interface Run {
  readonly what: string;
  readonly parts: readonly { readonly from: number; readonly to: number; readonly site: number }[];
  readonly first: number;
  readonly last: number;
}

function findingOf(trace: Trace, { what, parts, last }: Run, sites: readonly number[]): Finding {
  const lengths = parts.map(({ from, to }) => to - from);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const details: FindingDetail[] = sites.flatMap((id) => {
    const site = siteAt(trace, id);
    const own = parts.filter((part) => part.site === id);
    const time = own.reduce((sum, { from, to }) => sum + to - from, 0);
    return site === null ? [] : [{ text: `${roughDuration(time)}`, site }];
  });
  return {
    kind: "sequential",
    weight: "idea",
    sentence: `${what} ran one after another, in ${roughDuration(total)}; together they could take ${roughDuration(Math.max(...lengths))}.`,
    advice: ADVICE,
    site: siteAt(trace, sites[0] ?? 0),
    event: Math.min(last, trace.events.kind.length - 1),
    ...(details.length > 1 ? { details } : {}),
  };
}

function sequentialCalls(trace: Trace, waits: readonly Wait[], requests: readonly NetworkRequest[]): Run[] {
  const stacks = waits.map((wait) => stackOfWait(trace, wait));
  const deepest = Math.max(0, ...stacks.map((stack) => stack.length - 1));
  const runs: Run[] = [];
  for (let depth = 0; depth < deepest; depth += 1) {
    let run: Call[] = [];
    const endRun = (): void => {
      if (isWorthAWord(run)) runs.push(runOf(run));
      run = [];
    };
    for (const call of callsAt(depth, waits, stacks, requests)) {
      const before = run.at(-1);
      if (!call.hasSlowWait || before?.key !== call.key || dependsOn(call, run, requests)) endRun();
      if (call.hasSlowWait) run.push(call);
    }
    endRun();
  }
  return runs;
}

/** The calls that the function at a depth of the stack made, as far as they waited. */
function callsAt(
  depth: number,
  waits: readonly Wait[],
  stacks: readonly StackEntry[][],
  requests: readonly NetworkRequest[],
): Call[] {
  const calls: Call[] = [];
  waits.forEach((wait, place) => {
    const stack = stacks[place] ?? [];
    const caller = stack[depth];
    const callee = stack[depth + 1]?.name ?? "";
    const site = caller?.site ?? NONE;
    const outer = stack.slice(0, depth).map((entry) => `${entry.name}@${entry.site}`);
    const key = [...outer, caller?.name ?? "", callee].join(" ");
    const isCounted = callee !== "" && isSlow(wait) && isForSomethingElse(wait, requests);
    const before = calls.at(-1);
    if (before?.key === key && before.site === site) {
      before.last = wait.last;
      before.to = wait.to;
      before.hasSlowWait ||= isCounted;
      return;
    }
    const { lane, first, last, from, to } = wait;
    calls.push({ lane, key, callee, site, first, last, from, to, hasSlowWait: isCounted });
  });
  return calls;
}

/** A sleep, or a request; not the bytes of a stream, whose order may matter. */
function isForSomethingElse(wait: Wait, requests: readonly NetworkRequest[]): boolean {
  if (wait.kind === WaitKind.sleep) return true;
  return requests.some(({ from, to }) => from <= wait.from && wait.to <= to);
}

function isWorthAWord(run: readonly Call[]): boolean {
  return new Set(run.map(({ site }) => site)).size > 1;
}

function runOf(run: readonly Call[]): Run {
  const first = run[0] as Call;
  const last = run.at(-1) as Call;
  return {
    what: `${count(run.length, "call")} of ${first.callee}()`,
    parts: run,
    first: first.first,
    last: last.last,
  };
}

/** Whether a call requested something that an answer to an earlier one named, or that had failed before. */
function dependsOn(call: Call, earlier: readonly Call[], requests: readonly NetworkRequest[]): boolean {
  const first = earlier[0];
  const last = earlier.at(-1);
  if (first === undefined || last === undefined) return false;
  const own = requests.filter((request) => request.first >= last.last && request.first <= call.last);
  const before = requests.filter((request) => request.first >= first.first && !own.includes(request));
  return own.some((request) => before.some((other) => !isIndependent(request, other)));
}

function isIndependent(request: NetworkRequest, earlier: NetworkRequest): boolean {
  if (earlier.outcome !== "finished" || earlier.url === request.url) return false;
  const { pathname, search } = new URL(request.url);
  const target = pathname + search;
  const said = [earlier.responseBody, ...earlier.responseHeaders.map(([, value]) => value)];
  return target === "/" || !said.some((text) => text.includes(target));
}

function sequentialRequests(
  own: readonly NetworkRequest[],
  all: readonly NetworkRequest[],
  waits: readonly Wait[],
  calls: readonly Run[],
): Run[] {
  const runs: Run[] = [];
  let run: NetworkRequest[] = [];
  const endRun = (): void => {
    const [first] = run;
    const last = run.at(-1);
    const isTold = calls.some(
      (call) => first !== undefined && call.first <= first.first && first.first < call.last,
    );
    if (first !== undefined && last !== undefined && run.length > 1 && !isTold) {
      const parts = run.map(({ from, to, siteId }) => ({ from, to, site: siteId }));
      runs.push({ what: count(run.length, "request"), parts, first: first.first, last: last.last });
    }
    run = [];
  };
  for (const request of own) {
    const before = run.at(-1);
    const goesOn =
      before !== undefined &&
      before.siteId === request.siteId &&
      before.last <= request.first &&
      run.every((earlier) => isIndependent(request, earlier)) &&
      !waits.some(
        ({ kind, from, to }) =>
          kind === WaitKind.sleep && from >= before.to && to <= request.from && to > from,
      );
    if (!goesOn) endRun();
    if (isPlain(request) && isAlone(request, all)) run.push(request);
    else endRun();
  }
  endRun();
  return runs;
}

function isPlain({ method, status, outcome, siteId, from, to }: NetworkRequest): boolean {
  return method === "GET" && outcome === "finished" && /^2/.test(status ?? "") && siteId > 0 && to > from;
}

function isAlone(request: NetworkRequest, all: readonly NetworkRequest[]): boolean {
  return !all.some(
    (other) => other.taskId !== request.taskId && other.from < request.to && request.from < other.to,
  );
}
