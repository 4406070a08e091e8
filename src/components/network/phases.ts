/** What a phase looks like: its colour in `network.css`, and how tall it is drawn, from 0 to 1. */
interface PhaseLook {
  readonly colour: string;
  readonly height: number;
}

/** Waiting to be sent is thin, building the connection is of middling height, the exchange itself is tall. */
const LOOKS: Record<string, PhaseLook> = {
  queueing: { colour: "queueing", height: 0.3 },
  stalled: { colour: "stalled", height: 0.3 },
  "DNS lookup": { colour: "dns", height: 0.6 },
  "initial connection": { colour: "connect", height: 0.6 },
  TLS: { colour: "tls", height: 0.6 },
  "request sent": { colour: "sent", height: 1 },
  "waiting for server response": { colour: "waiting", height: 1 },
  "content download": { colour: "download", height: 1 },
};

const UNKNOWN: PhaseLook = { colour: "queueing", height: 0.6 };

/** @returns how a phase is drawn. */
export function lookOf(phase: string): PhaseLook {
  return LOOKS[phase] ?? UNKNOWN;
}
