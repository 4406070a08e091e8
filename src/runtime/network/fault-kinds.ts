import type { NetworkErrorCode } from "./errors.ts";
import { type Fault, type FaultLimits, PASS, type Situation, type Verdict } from "./faults.ts";
import { LOCAL_NAME } from "./hosts.ts";

/** Which traffic with a host a fault is about. */
export interface FaultTarget {
  /** The host by name; every host but the program's own by default. */
  readonly host?: string;
  readonly port?: number;
  /** Only requests whose path begins so. */
  readonly path?: string;
}

function isTarget(target: FaultTarget, situation: Situation): boolean {
  if (target.host === undefined) {
    if (situation.to === LOCAL_NAME) return false;
  } else if (target.host !== situation.to) return false;
  if (target.port !== undefined && situation.kind !== "lookup" && target.port !== situation.port)
    return false;
  return target.path === undefined || (situation.path ?? "/").startsWith(target.path);
}

function rule(
  name: string,
  kind: Situation["kind"],
  target: FaultTarget,
  limits: FaultLimits,
  verdict: Verdict,
): Fault {
  const judge = (situation: Situation): Verdict =>
    situation.kind === kind && isTarget(target, situation) ? verdict : PASS;
  return { name: `${name} ${target.host ?? "all hosts"}`, judge, limits };
}

/** Connections are answered with a reset: nobody listens. */
export function refused(target: FaultTarget, limits: FaultLimits): Fault {
  return rule("refused", "connect", target, limits, { kind: "fail", code: "ECONNREFUSED" });
}

/** Names cannot be looked up: they do not exist, or (EAI_AGAIN) the server does not answer. */
export function lookupFailure(
  target: FaultTarget,
  limits: FaultLimits,
  code: Extract<NetworkErrorCode, "EAI_NONAME" | "EAI_AGAIN">,
): Fault {
  return rule("DNS failure", "lookup", target, limits, { kind: "fail", code });
}

/**
 * Responses are cut off: by a reset, or by an orderly end.
 * @param afterBytes of the body; null cuts before the head
 */
export function cut(
  target: FaultTarget,
  limits: FaultLimits,
  how: { afterBytes: number | null; reset: boolean },
): Fault {
  return rule(how.reset ? "reset" : "disconnect", "request", target, limits, { kind: "cut", ...how });
}

/** Packets, both ways, take longer, or get through at a lower rate. */
export function slow(
  target: FaultTarget,
  limits: FaultLimits,
  by: { seconds: number; bandwidth?: number },
): Fault {
  const verdict: Verdict = { kind: "delay", ...by };
  const judge = (situation: Situation): Verdict => {
    if (situation.kind !== "packet") return PASS;
    const back = { ...situation, from: situation.to, to: situation.from };
    return isTarget(target, situation) || isTarget(target, back) ? verdict : PASS;
  };
  return { name: `slow ${target.host ?? "all hosts"}`, judge, limits };
}

/** Packets between two hosts are lost, until the fault is over; what was sent then gets through, late. */
export function partition(a: string, b: string, limits: FaultLimits): Fault {
  const judge = ({ kind, from, to }: Situation): Verdict =>
    kind === "packet" && ((from === a && to === b) || (from === b && to === a)) ? { kind: "drop" } : PASS;
  return { name: `partition ${a} | ${b}`, judge, limits };
}

/** The program's machine has no network: names are not found, nothing gets out, nothing comes in. */
export function offline(limits: FaultLimits): Fault {
  const judge = ({ kind, from, to }: Situation): Verdict => {
    if ((from === LOCAL_NAME) === (to === LOCAL_NAME)) return PASS;
    if (kind === "lookup") return { kind: "fail", code: "EAI_AGAIN" };
    if (kind === "connect") return { kind: "fail", code: "ENETUNREACH" };
    return kind === "packet" ? { kind: "drop" } : PASS;
  };
  return { name: "offline", judge, limits };
}
