import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Mark } from "./store.ts";

interface LineMarkProps {
  readonly mark: ReadonlySignal<Mark | null>;
  readonly isShown: boolean;
}

/** The band behind the line that is pointed at, while the program is plain text. */
export function LineMark({ mark, isShown }: LineMarkProps) {
  const band = useRef<HTMLDivElement>(null);
  const { line, turn, reveal } = mark.value ?? { line: 0, turn: 0, reveal: false };
  useEffect(() => {
    if (reveal && isShown && turn > 0) band.current?.scrollIntoView({ block: "center" });
  }, [turn, reveal, isShown]);
  if (line === 0) return null;
  return <div class="pl-line-mark pl-editor-line" ref={band} style={{ "--pl-at-line": line }} />;
}
