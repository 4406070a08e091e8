import { PHASES } from "../../runtime/network/http/request-log.ts";
import { lookOf } from "./phases.ts";
import type { NetworkRequest } from "./requests.ts";

/** What the colours and heights of the bars stand for: of the phases that took time. */
export function PhaseKey({ requests }: { requests: readonly NetworkRequest[] }) {
  const seen = new Set<string>();
  for (const { phases } of requests) {
    for (const { name, from, to } of phases) if (to > from) seen.add(name);
  }
  const hasReuse = requests.some(({ isReused }) => isReused);
  const hasFailure = requests.some(({ outcome }) => outcome === "failed" || outcome === "abandoned");
  return (
    <ul class="pl-network-key">
      {PHASES.filter((name) => seen.has(name)).map((name) => {
        const { colour, height } = lookOf(name);
        return (
          <li key={name}>
            <svg width="16" height="12" aria-hidden="true">
              <rect class={`pl-phase-${colour}`} width="16" height={12 * height} y={6 - 6 * height} />
            </svg>
            {name}
          </li>
        );
      })}
      {hasReuse && (
        <li>
          <svg width="10" height="12" aria-hidden="true">
            <circle class="pl-request-reused" cx="5" cy="6" r="3.5" />
          </svg>
          connection reused
        </li>
      )}
      {hasFailure && (
        <li>
          <svg width="10" height="12" viewBox="-5 -6 10 12" aria-hidden="true">
            <path class="pl-request-cross" d="M-4 -4 L4 4 M-4 4 L4 -4" />
          </svg>
          failed or given up
        </li>
      )}
    </ul>
  );
}
