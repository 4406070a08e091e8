import { PHASES } from "../../runtime/network/http/request-log.ts";
import { EventKind, NONE } from "../../runtime/trace/events.ts";
import { eventCount, type Site, siteAt, type Trace, textAt } from "../../runtime/trace/trace.ts";

/** A phase of a request, by its name in browsers' network panels. */
export interface PhaseSpan {
  readonly name: string;
  /** The event that began it, and the one that ended it; the number of events while none did. */
  readonly first: number;
  last: number;
  /** Nanoseconds of virtual time. */
  readonly from: number;
  to: number;
}

export type RequestOutcome = "finished" | "failed" | "abandoned";

/** Everything that a trace knows of one HTTP request. */
export interface NetworkRequest {
  readonly id: number;
  /** The name of the task that wanted it, or the empty string. */
  readonly task: string;
  readonly taskId: number;
  readonly method: string;
  readonly url: string;
  readonly site: Site | null;
  /** Index of the site among the trace's. */
  readonly siteId: number;
  readonly first: number;
  /** The event that ended it; the number of events while none did. */
  last: number;
  /** Nanoseconds of virtual time. */
  readonly from: number;
  to: number;
  readonly phases: PhaseSpan[];
  readonly requestHeaders: readonly Header[];
  /** The beginning of the body, and how many bytes it has. */
  readonly requestBody: string;
  readonly requestSize: number;
  /** `200 OK`, and the event that told it. */
  status: string | null;
  head: number;
  responseHeaders: readonly Header[];
  responseBody: string;
  responseSize: number;
  /** What went over the wire each way: the events, and after each how many bytes so far. */
  readonly sent: ByteCount;
  readonly received: ByteCount;
  /** The connection that carried it, or `NONE`; and whether another request had used it before. */
  connection: number;
  isReused: boolean;
  outcome: RequestOutcome | null;
  /** Why it failed. */
  reason: string;
}

export type Header = readonly [name: string, value: string];

interface ByteCount {
  readonly events: number[];
  readonly totals: number[];
}

const read = new WeakMap<Trace, readonly NetworkRequest[]>();

/** @returns the requests of a run, in the order in which they were wanted. */
export function requestsOf(trace: Trace): readonly NetworkRequest[] {
  let requests = read.get(trace);
  if (requests === undefined) {
    requests = readRequests(trace);
    read.set(trace, requests);
  }
  return requests;
}

function readRequests(trace: Trace): NetworkRequest[] {
  const { kind, subject } = trace.events;
  const count = eventCount(trace);
  const requests = new Map<number, NetworkRequest>();
  const names = new Map<number, string>();
  for (let index = 0; index < count; index += 1) {
    const what = kind[index] as EventKind;
    if (what === EventKind.taskCreated) {
      names.set(subject[index] as number, textAt(trace, trace.events.text[index] as number));
    } else if (what === EventKind.requestStarted) {
      const request = startedRequest(trace, index, names);
      requests.set(request.id, request);
    } else if (what === EventKind.connectionReused) {
      const request = requests.get(trace.events.value[index] as number);
      if (request !== undefined) {
        request.connection = subject[index] as number;
        request.isReused = true;
      }
    } else if (what > EventKind.requestStarted && what <= EventKind.requestAbandoned) {
      const request = requests.get(subject[index] as number);
      if (request !== undefined) addEvent(trace, request, index, what);
    }
  }
  return [...requests.values()];
}

interface StartDetails {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: string;
  readonly size: number;
}

interface EndDetails {
  readonly body: string;
  readonly size: number;
}

function startedRequest(trace: Trace, index: number, names: ReadonlyMap<number, string>): NetworkRequest {
  const { events } = trace;
  const details = JSON.parse(textAt(trace, events.value[index] as number)) as StartDetails;
  const from = events.time[index] as number;
  const task = events.task[index] ?? NONE;
  const last = eventCount(trace);
  return {
    id: events.subject[index] as number,
    task: names.get(task) ?? "",
    taskId: task,
    method: details.method,
    url: details.url,
    site: siteAt(trace, events.site[index] as number),
    siteId: events.site[index] as number,
    first: index,
    last,
    from,
    to: trace.duration,
    phases: [{ name: PHASES[0], first: index, last, from, to: trace.duration }],
    requestHeaders: details.headers,
    requestBody: details.body,
    requestSize: details.size,
    status: null,
    head: NONE,
    responseHeaders: [],
    responseBody: "",
    responseSize: 0,
    sent: { events: [], totals: [] },
    received: { events: [], totals: [] },
    connection: NONE,
    isReused: false,
    outcome: null,
    reason: "",
  };
}

function addEvent(trace: Trace, request: NetworkRequest, index: number, what: EventKind): void {
  const { events } = trace;
  const text = textAt(trace, events.text[index] as number);
  const value = events.value[index] as number;
  const time = events.time[index] as number;
  switch (what) {
    case EventKind.requestPhase:
      endPhase(request, index, time);
      request.phases.push({
        name: text,
        first: index,
        last: eventCount(trace),
        from: time,
        to: trace.duration,
      });
      if (value !== NONE) request.connection = value;
      break;
    case EventKind.requestBytes: {
      const bytes = text === "sent" ? request.sent : request.received;
      bytes.events.push(index);
      bytes.totals.push((bytes.totals.at(-1) ?? 0) + value);
      break;
    }
    case EventKind.responseHead: {
      const { headers } = JSON.parse(textAt(trace, value)) as { headers: readonly Header[] };
      request.status = text;
      request.head = index;
      request.responseHeaders = headers;
      break;
    }
    case EventKind.requestFinished: {
      const { body, size } = JSON.parse(textAt(trace, value)) as EndDetails;
      request.responseBody = body;
      request.responseSize = size;
      end(request, index, time, "finished");
      break;
    }
    case EventKind.requestFailed:
      request.reason = text;
      end(request, index, time, "failed");
      break;
    case EventKind.requestAbandoned:
      end(request, index, time, "abandoned");
      break;
  }
}

function endPhase({ phases }: NetworkRequest, index: number, time: number): void {
  const phase = phases.at(-1);
  if (phase === undefined) return;
  phase.last = index;
  phase.to = time;
}

function end(request: NetworkRequest, index: number, time: number, outcome: RequestOutcome): void {
  endPhase(request, index, time);
  request.last = index;
  request.to = time;
  request.outcome = outcome;
}

/** @returns the phase that a request is in just after an event; null before it began and after its end. */
export function phaseAt(request: NetworkRequest, playhead: number): PhaseSpan | null {
  return request.phases.find(({ first, last }) => first <= playhead && playhead < last) ?? null;
}

/** @returns how many bytes had gone over the wire just after an event. */
export function bytesAt({ events, totals }: ByteCount, playhead: number): number {
  let bytes = 0;
  for (let place = 0; place < events.length && (events[place] as number) <= playhead; place += 1) {
    bytes = totals[place] as number;
  }
  return bytes;
}
