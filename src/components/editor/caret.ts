/** A place in a text; both count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** @returns the place in a block's text that lies under a point of the window, or null when none does. */
export function positionAtPoint(code: HTMLElement, x: number, y: number): TextPosition | null {
  // Older browsers do not have it: the caret then stands at the start.
  const caret = document.caretPositionFromPoint?.(x, y);
  if (!caret || !code.contains(caret.offsetNode)) return null;
  const before = document.createRange();
  before.setStart(code, 0);
  before.setEnd(caret.offsetNode, caret.offset);
  return positionAfter(before.toString());
}

/** @returns the place right after a text. */
export function positionAfter(text: string): TextPosition {
  const lines = text.split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** @returns how many characters of a text stand before a place; one beyond a line's end is its end. */
export function offsetOf(text: string, { line, column }: TextPosition): number {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1);
  const length = before.reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(length + Math.min(column - 1, lines[line - 1]?.length ?? 0), text.length);
}
