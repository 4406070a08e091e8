import { NONE } from "../../runtime/trace/events.ts";
import { LineLink, type RevealLine } from "../console/LineLink.tsx";
import type { Playhead } from "../playback/loop-state.ts";
import { ScrollPane } from "../ScrollPane.tsx";
import { clockTime, count } from "../words.ts";
import { bytesAt, type Header, type NetworkRequest, phaseAt } from "./requests.ts";
import { dataSize, shortTime, standingAt } from "./words.ts";

interface RequestDetailsProps {
  readonly request: NetworkRequest;
  readonly playhead: Playhead;
  readonly onLine: RevealLine | null;
}

/** All about one request, as far as it has come at the playhead. */
export function RequestDetails({ request, playhead, onLine }: RequestDetailsProps) {
  const { site, task, connection, isReused } = request;
  const hasHead = request.head !== NONE && request.head <= playhead;
  const isOver = request.outcome === "finished" && request.last <= playhead;
  return (
    <>
      <p class="pl-request-line">
        {request.method} {request.url}
      </p>
      <dl class="pl-request-facts">
        <dt>Now</dt>
        <dd>{standingAt(request, playhead)}</dd>
        <dt>Wanted</dt>
        <dd>
          at {clockTime(request.from)} s{task !== "" && ` by ${task}`}
          {site !== null && (
            <>
              , <LineLink {...site} words={`line ${site.line}`} reveal={onLine} />
            </>
          )}
        </dd>
        {connection !== NONE && (
          <>
            <dt>Connection</dt>
            <dd>
              {connection + 1}
              {isReused ? ", used before" : ", opened for this request"}
            </dd>
          </>
        )}
        <dt>On the wire</dt>
        <dd>
          {dataSize(bytesAt(request.sent, playhead))} sent, {dataSize(bytesAt(request.received, playhead))}{" "}
          received
        </dd>
      </dl>
      <Phases request={request} playhead={playhead} />
      <Message
        title="Request"
        headers={request.requestHeaders}
        body={request.requestBody}
        size={request.requestSize}
      />
      {hasHead && (
        <Message
          title={`Response: ${request.status}`}
          headers={request.responseHeaders}
          body={isOver ? request.responseBody : ""}
          size={isOver ? request.responseSize : null}
        />
      )}
    </>
  );
}

function Phases({ request, playhead }: { request: NetworkRequest; playhead: Playhead }) {
  const present = phaseAt(request, playhead);
  const phases = request.phases.filter((phase) => phase.to > phase.from || phase === present);
  return (
    <table class="pl-request-phases">
      <thead>
        <tr>
          <th scope="col">Phase</th>
          <th scope="col">From</th>
          <th scope="col">Took</th>
        </tr>
      </thead>
      <tbody>
        {phases.map((phase) => (
          <tr key={phase.first} aria-current={phase === present ? "step" : undefined}>
            <th scope="row">{phase.name}</th>
            <td>{clockTime(phase.from)}</td>
            <td>{shortTime(phase.to - phase.from)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MessageProps {
  readonly title: string;
  readonly headers: readonly Header[];
  readonly body: string;
  /** In bytes; null while it is on its way. */
  readonly size: number | null;
}

/** Bodies that are no text show this instead of themselves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary data
const BINARY = /[\u0000-\u0008\u000e-\u001f\ufffd]/;

function Message({ title, headers, body, size }: MessageProps) {
  return (
    <details class="pl-message-part" open={title !== "Request"}>
      <summary>{title}</summary>
      <dl class="pl-headers">
        {headers.map(([name, value], index) => (
          <div key={index}>
            <dt>{name}:</dt> <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {body !== "" && (
        <ScrollPane class="pl-body" label="Body">
          {BINARY.test(body) ? "Not text." : body}
        </ScrollPane>
      )}
      <p class="pl-muted">{bodyText(body, size)}</p>
    </details>
  );
}

function bodyText(body: string, size: number | null): string {
  if (size === null) return "The body is on its way.";
  if (size === 0) return "No body.";
  const isCut = new TextEncoder().encode(body).length < size && !BINARY.test(body);
  return `${count(size, "byte")}${isCut ? ", of which the beginning is shown" : ""}.`;
}
