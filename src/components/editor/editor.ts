import type { Diagnostic } from "../../compiler/program.ts";
import type { TextPosition } from "./caret.ts";
import "./editor.css";
import { openTextArea } from "./text-area.ts";

export interface EditorOptions {
  /** What the editor fills; its background is the editor's. */
  host: HTMLElement;
  /** A name that no other file of the page has: `playground-3/main.ts`. Files of one folder can import each other. */
  path: string;
  source: string;
  /** What a screen reader calls the editor. */
  label: string;
  /** Called at every change that the reader makes, with the whole text. */
  onChange(source: string): void;
  /** Called when the reader presses Ctrl+Enter or Cmd+Enter. */
  onRun(): void;
  autofocus?: boolean;
  /** Where the caret stands at first; at the start by default. */
  caret?: TextPosition | null;
  /** Called when the caret comes to another line, counted from 1, and with null when the focus goes. */
  onCaretLine?(line: number | null): void;
  theme: "light" | "dark";
}

/** An open editor: of Monaco, or a plain text area in its place. Lines count from 1. */
export interface Editor {
  readonly source: string;
  /** Replaces the text, without a call of `onChange`; undo brings the old one back. */
  setSource(source: string): void;
  /** Marks what the compiler found in this file; the next change clears the marks. */
  markErrors(diagnostics: readonly Diagnostic[]): void;
  /** Brings a line into view, within the page too. */
  revealLine(line: number): void;
  /** Shows where the program is; null shows nothing. */
  highlightLine(line: number | null): void;
  /** Takes the colours that the page has now; Monaco has one theme for all editors of the page. */
  setTheme(theme: "light" | "dark"): void;
  focus(): void;
  dispose(): void;
}

/**
 * Opens an editor for one file. Monaco is loaded by the first call, and shared by all editors of the page.
 * On a phone, where Monaco is not at home, and where it cannot be loaded, the editor is a plain text area;
 * in the second case a sentence under it says so.
 */
export async function openEditor(options: EditorOptions): Promise<Editor> {
  if (isPhone()) return openTextArea(options);
  try {
    const { openCodeEditor } = await import("./monaco/code-editor.ts");
    return openCodeEditor(options);
  } catch (error) {
    console.error("The code editor could not be loaded:", error);
    return openTextArea(options, "The code editor could not be loaded, so this is a plain text field.");
  }
}

/** A touch screen that is also narrow. */
function isPhone(): boolean {
  return matchMedia("(pointer: coarse) and (max-width: 50rem)").matches;
}
