import { EventKind, NONE, type TraceEvent } from "../../runtime/trace/events.ts";
import { type Trace, textAt } from "../../runtime/trace/trace.ts";
import type { LoopState } from "../playback/loop-state.ts";
import { nameOf } from "./names.ts";
import type { Narration } from "./narration.ts";

/** @returns what happened in the network, in words; null when the event is about something else. */
export function aboutNetwork(trace: Trace, state: LoopState, event: TraceEvent): Narration | null {
  const text = textAt(trace, event.text);
  const request = state.requests.get(event.subject)?.text ?? "The request";
  switch (event.kind) {
    case EventKind.requestStarted:
      return {
        what: `${event.task === NONE ? "The program" : nameOf(state, event.task)} wants ${text}.`,
        why: "",
      };
    case EventKind.requestPhase:
      return { what: `${request}: ${text}.`, why: "Its next phase begins." };
    case EventKind.requestBytes:
      return { what: `${request}: ${event.value} bytes ${text}.`, why: "" };
    case EventKind.responseHead:
      return { what: `${request}: the answer begins, ${text}.`, why: "" };
    case EventKind.requestFinished:
      return { what: "A response is complete.", why: "" };
    case EventKind.requestFailed:
      return { what: `A request fails: ${text}.`, why: "" };
    case EventKind.requestAbandoned:
      return { what: "A request is given up.", why: "" };
    case EventKind.connectionOpening:
      return { what: `A connection to ${text} is being opened.`, why: "" };
    case EventKind.connectionOpened:
      return { what: "The connection stands.", why: "" };
    case EventKind.connectionReused:
      return { what: "An open connection is used again.", why: "No new handshake is needed." };
    case EventKind.connectionClosed:
      return { what: "A connection is closed.", why: text };
    case EventKind.bytesSent:
      return { what: `${event.value} bytes are sent, ${text}.`, why: "" };
    case EventKind.bytesReceived:
      return { what: `${event.value} bytes arrive, ${text}.`, why: "" };
    case EventKind.faultStruck:
      return { what: `The network fails: ${text}.`, why: "" };
    case EventKind.serverLoad:
      return {
        what: `${text} works on ${event.subject}, and ${event.value} wait.`,
        why: "So many requests has the server.",
      };
    default:
      return null;
  }
}
