import { ScrollPane } from "../ScrollPane.tsx";
import { count } from "../words.ts";
import type { Timeline } from "./model.ts";
import { timelineRows } from "./text-rows.ts";

/** The timeline for those who cannot or do not want to look at it. */
export function TimelineText({ timeline }: { timeline: Timeline }) {
  const { rows, hidden } = timelineRows(timeline);
  return (
    <details class="pl-timeline-text">
      <summary>Timeline as text</summary>
      <ScrollPane class="pl-table-scroll" label="Timeline as text">
        <table>
          <thead>
            <tr>
              <th scope="col">Lane</th>
              <th scope="col">From (s)</th>
              <th scope="col">To (s)</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <th scope="row">{row.lane}</th>
                <td>{row.from}</td>
                <td>{row.to}</td>
                <td>{row.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
      {hidden > 0 && <p class="pl-note">{count(hidden, "more row")} left out.</p>}
    </details>
  );
}
