/** Shows the reader a line of the program. Lines count from 1. */
export type RevealLine = (line: number) => void;

interface LineLinkProps {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  /** What the link says; `file:line:column` by default. */
  readonly words?: string;
  /** What a screen reader calls it, where the words alone say too little. */
  readonly label?: string;
  /** Null while there is no one to reveal lines: before the page's scripts run, and in print. */
  readonly reveal: RevealLine | null;
}

/** A place in the program, which a click shows in the code. */
export function LineLink({ file, line, column, words, label, reveal }: LineLinkProps) {
  const text = words ?? [file, line, column].filter((part) => part !== undefined).join(":");
  if (reveal === null) return <span>{text}</span>;
  return (
    <button type="button" class="pl-line-link" aria-label={label} title={label} onClick={() => reveal(line)}>
      {text}
    </button>
  );
}
