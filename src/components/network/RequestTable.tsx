import { ScrollPane } from "../ScrollPane.tsx";
import { clockTime, count } from "../words.ts";
import type { NetworkRequest } from "./requests.ts";
import { endOf, shortTime } from "./words.ts";

/** Longer tables help nobody. */
const MOST_ROWS = 300;

/** The waterfall for those who cannot or do not want to look at it. */
export function RequestTable({ requests }: { requests: readonly NetworkRequest[] }) {
  return (
    <details class="pl-timeline-text">
      <summary>Requests as text</summary>
      <ScrollPane class="pl-table-scroll" label="Requests as text">
        <table>
          <thead>
            <tr>
              <th scope="col">Request</th>
              <th scope="col">Task</th>
              <th scope="col">From (s)</th>
              <th scope="col">To (s)</th>
              <th scope="col">Phases</th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {requests.slice(0, MOST_ROWS).map((request) => (
              <tr key={request.id}>
                <th scope="row">
                  {request.method} {request.url}
                </th>
                <td>{request.task || "–"}</td>
                <td>{clockTime(request.from)}</td>
                <td>{request.outcome === null ? "–" : clockTime(request.to)}</td>
                <td>{phasesAsText(request)}</td>
                <td>{endOf(request)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
      {requests.length > MOST_ROWS && (
        <p class="pl-note">{count(requests.length - MOST_ROWS, "more row")} left out.</p>
      )}
    </details>
  );
}

function phasesAsText({ phases, isReused, connection }: NetworkRequest): string {
  const parts = phases
    .filter(({ from, to }) => to > from)
    .map(({ name, from, to }) => `${name} ${shortTime(to - from)}`);
  if (isReused) parts.push(`over connection ${connection + 1} again`);
  return parts.join(", ");
}
