import type { Diagnostic } from "../../compiler/program.ts";
import { LineLink, type RevealLine } from "../console/LineLink.tsx";
import { ScrollPane } from "../ScrollPane.tsx";
import { count } from "../words.ts";
import { summaryOf } from "./announcement.ts";
import { ConsoleOutput } from "./ConsoleOutput.tsx";
import type { PlaygroundStore } from "./store.ts";

interface ConsolePaneProps {
  readonly store: PlaygroundStore;
  readonly isLive: boolean;
}

/** What came of the latest run. */
export function ConsolePane({ store, isLive }: ConsolePaneProps) {
  const reveal: RevealLine | null = isLive ? (line) => store.reveal(line) : null;
  return (
    <div class="pl-console">
      <div class="pl-caption">
        <span>Output</span>
        <span class={store.phase.value === "idle" ? "pl-muted" : "pl-muted pl-late"}>{caption(store)}</span>
      </div>
      <ScrollPane class="pl-console-scroll" label="Output">
        <ResultView store={store} reveal={reveal} />
      </ScrollPane>
    </div>
  );
}

function caption(store: PlaygroundStore): string {
  if (store.phase.value === "compiling") return "compiling …";
  if (store.phase.value === "running") return "running …";
  const result = store.result.value;
  const said = result.kind === "trace" ? summaryOf(result.trace) : "";
  const isOld = store.source.value !== store.ranSource.value;
  return [said, isOld ? "before your edit" : ""].filter(Boolean).join(" · ");
}

interface ResultViewProps {
  readonly store: PlaygroundStore;
  readonly reveal: RevealLine | null;
}

function ResultView({ store, reveal }: ResultViewProps) {
  const result = store.result.value;
  switch (result.kind) {
    case "trace":
      return <ConsoleOutput store={store} trace={result.trace} reveal={reveal} />;
    case "compile-error":
      return <CompileErrors diagnostics={result.diagnostics} reveal={reveal} />;
    case "stopped":
      return (
        <div class="pl-message">
          <p>{result.message}</p>
          {result.site !== null && (
            <p>
              <LineLink file={result.site.file} line={result.site.line} reveal={reveal} />
            </p>
          )}
        </div>
      );
    case "unavailable":
      return (
        <div class="pl-message">
          <p>{result.message}</p>
        </div>
      );
  }
}

interface CompileErrorsProps {
  readonly diagnostics: readonly Diagnostic[];
  readonly reveal: RevealLine | null;
}

function CompileErrors({ diagnostics, reveal }: CompileErrorsProps) {
  return (
    <div class="pl-message">
      <p>The program was not run: {count(diagnostics.length, "error")} found in it.</p>
      <ul>
        {diagnostics.map(({ file, line, column, message }) => (
          <li key={`${file}:${line}:${column}:${message}`}>
            <LineLink file={file} line={line} column={column} reveal={reveal} /> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
