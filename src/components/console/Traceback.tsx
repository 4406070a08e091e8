import type { ErrorRecord } from "../../runtime/trace/trace.ts";
import { LineLink, type RevealLine } from "./LineLink.tsx";

interface TracebackProps {
  readonly error: ErrorRecord;
  readonly reveal: RevealLine | null;
}

/**
 * An uncaught exception as Python prints it: the innermost place last. Places are links. What is in a group stands
 * below it, as the branches of a tree.
 */
export function Traceback({ error, reveal }: TracebackProps) {
  const { cause, frames, name, message, exceptions = [] } = error;
  return (
    <div class="pl-traceback">
      {cause !== undefined && (
        <>
          <Traceback error={cause.error} reveal={reveal} />
          <p>
            {cause.explicit
              ? "The above exception was the direct cause of the following exception:"
              : "During handling of the above exception, another exception occurred:"}
          </p>
        </>
      )}
      {frames.length > 0 && (
        <div>{exceptions.length > 0 && "Exception Group "}Traceback (most recent call last):</div>
      )}
      {frames.map((frame, index) => (
        <div key={index}>
          {"  "}
          <LineLink {...frame} words={`File "${frame.file}", line ${frame.line}`} reveal={reveal} />
          {frame.function !== "" && `, in ${frame.function}`}
        </div>
      ))}
      <strong>{message === "" ? name : `${name}: ${message}`}</strong>
      {exceptions.length > 0 && (
        <ol class="pl-exceptions">
          {exceptions.map((exception, index) => (
            <li key={index}>
              <Traceback error={exception} reveal={reveal} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
