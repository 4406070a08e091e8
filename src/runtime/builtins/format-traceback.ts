import type { ErrorRecord } from "../trace/trace.ts";

/** How many of a group's exceptions are shown, and how deep groups in groups are, as in CPython. */
const MOST_IN_GROUP = 15;
const DEEPEST_GROUP = 10;

const DIRECT_CAUSE = "The above exception was the direct cause of the following exception:";
const CONTEXT = "During handling of the above exception, another exception occurred:";

/** @returns Python's text of an uncaught exception: causes first, a group's exceptions as a tree. */
export function formatTraceback(record: ErrorRecord): string {
  const writer = new TracebackWriter();
  writer.write(record);
  return writer.lines.join("\n");
}

class TracebackWriter {
  readonly lines: string[] = [];
  /** How many groups are open; each moves the text to the right. */
  #depth = 0;
  /** Whether the line that closes a tree is still to come; nested trees that end together share it. */
  #needsEnd = false;

  write(record: ErrorRecord): void {
    if (record.cause !== undefined) {
      this.write(record.cause.error);
      this.#emit("", record.cause.explicit ? DIRECT_CAUSE : CONTEXT, "");
    }
    if (record.exceptions === undefined) this.#writePlain(record, "Traceback");
    else if (this.#depth > DEEPEST_GROUP) this.#emit(`... (max_group_depth is ${DEEPEST_GROUP})`);
    else this.#writeGroup(record, record.exceptions);
  }

  #writePlain(record: ErrorRecord, title: string, margin?: string): void {
    if (record.frames.length > 0) this.#emitAt(margin, `${title} (most recent call last):`);
    for (const frame of record.frames) {
      // Of where a program was stopped, the line is known and the function is not.
      const where = frame.function === "" ? "" : `, in ${frame.function}`;
      this.#emit(`  File "${frame.file}", line ${frame.line}${where}`);
    }
    this.#emit(record.message === "" ? record.name : `${record.name}: ${record.message}`);
  }

  #writeGroup(record: ErrorRecord, exceptions: readonly ErrorRecord[]): void {
    const isOutermost = this.#depth === 0;
    if (isOutermost) this.#depth = 1;
    this.#writePlain(record, "Exception Group Traceback", isOutermost ? "+" : undefined);
    const shown = exceptions.slice(0, MOST_IN_GROUP);
    const left = exceptions.length - shown.length;
    shown.forEach((exception, index) => {
      this.#member(index, `${index + 1}`, left === 0 && index === shown.length - 1, () => {
        this.write(exception);
      });
    });
    if (left > 0) {
      this.#member(shown.length, "...", true, () => {
        this.#emit(`and ${left} more exception${left === 1 ? "" : "s"}`);
      });
    }
    if (isOutermost) this.#depth = 0;
  }

  #member(index: number, title: string, isLast: boolean, write: () => void): void {
    this.#needsEnd = isLast;
    const corner = index === 0 ? "+-" : "  ";
    this.lines.push(`${this.#indent()}${corner}+---------------- ${title} ----------------`);
    this.#depth += 1;
    write();
    if (isLast && this.#needsEnd) {
      this.lines.push(`${this.#indent()}+------------------------------------`);
      this.#needsEnd = false;
    }
    this.#depth -= 1;
  }

  #indent(): string {
    return "  ".repeat(this.#depth);
  }

  #emit(...texts: string[]): void {
    for (const text of texts) this.#emitAt("|", text);
  }

  #emitAt(margin: string | undefined, text: string): void {
    const prefix = this.#depth === 0 ? "" : `${this.#indent()}${margin ?? "|"} `;
    for (const line of text.split("\n")) this.lines.push(prefix + line);
  }
}
