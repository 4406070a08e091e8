import type { Diagnostic } from "../../compiler/program.ts";
import { offsetOf, positionAfter } from "./caret.ts";
import type { Editor, EditorOptions } from "./editor.ts";
import { measure } from "./metrics.ts";
import { isAbout, revealInPage, withoutFinalNewline } from "./places.ts";

/**
 * A plain text area as an editor: for phones, and for when Monaco cannot be loaded. Tab moves the focus, as
 * everywhere on the page.
 *
 * @param notice a sentence to show under it
 */
export function openTextArea(options: EditorOptions, notice?: string): Editor {
  const { host } = options;
  const { lineHeight, paddingBlock, maxHeight } = measure(host);
  const root = document.createElement("div");
  root.className = "pl-editor";
  const bands = document.createElement("div");
  const area = document.createElement("textarea");
  area.className = "pl-code pl-editor-text";
  area.setAttribute("aria-label", options.label);
  area.setAttribute("autocorrect", "off");
  area.autocapitalize = "none";
  area.autocomplete = "off";
  area.spellcheck = false;
  area.wrap = "off";
  let { shown, end } = withoutFinalNewline(options.source);
  area.value = shown;
  const errors = document.createElement("ul");
  errors.className = "pl-editor-errors";
  errors.setAttribute("role", "status");
  errors.hidden = true;
  root.append(bands, area, errors);
  if (notice !== undefined) {
    const text = document.createElement("p");
    text.className = "pl-editor-notice";
    text.setAttribute("role", "status");
    text.textContent = notice;
    root.append(text);
  }

  let highlighted: number | null = null;
  let marked: readonly Diagnostic[] = [];

  const resize = (): void => {
    const lines = area.value.split("\n").length;
    // A scroll bar below the text takes height away from it.
    const scrollBar = area.offsetHeight - area.clientHeight;
    area.style.height = `${Math.min(lines * lineHeight + 2 * paddingBlock + scrollBar, maxHeight)}px`;
  };

  /** Lines do not wrap, so that a line's place follows from its number. */
  const drawBands = (): void => {
    bands.replaceChildren();
    const draw = (line: number, className: string): void => {
      const top = paddingBlock + (line - 1) * lineHeight - area.scrollTop;
      if (top < 0 || top + lineHeight > area.clientHeight) return;
      const band = document.createElement("div");
      band.className = `pl-editor-band ${className}`;
      band.style.top = `${top}px`;
      band.style.height = `${lineHeight}px`;
      bands.append(band);
    };
    for (const { line } of marked) draw(line, "pl-editor-band-error");
    if (highlighted !== null) draw(highlighted, "pl-editor-line pl-editor-line-edge");
  };

  const mark = (diagnostics: readonly Diagnostic[]): void => {
    marked = diagnostics;
    errors.replaceChildren(
      ...diagnostics.map(({ line, message }) => {
        const item = document.createElement("li");
        item.textContent = `Line ${line}: ${message}`;
        return item;
      }),
    );
    errors.hidden = diagnostics.length === 0;
    area.setAttribute("aria-invalid", String(diagnostics.length > 0));
    drawBands();
  };

  area.addEventListener("input", () => {
    mark([]);
    resize();
    options.onChange(area.value + end);
  });
  area.addEventListener("scroll", drawBands);
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    options.onRun();
  });
  area.addEventListener("selectionchange", () => {
    if (document.activeElement !== area) return;
    options.onCaretLine?.(positionAfter(area.value.slice(0, area.selectionEnd)).line);
  });
  area.addEventListener("blur", () => options.onCaretLine?.(null));
  host.append(root);
  resize();
  const caret = options.caret ? offsetOf(area.value, options.caret) : 0;
  area.setSelectionRange(caret, caret);
  if (options.autofocus) area.focus();

  return {
    get source() {
      return area.value + end;
    },
    setSource(source) {
      ({ shown, end } = withoutFinalNewline(source));
      area.value = shown;
      mark([]);
      resize();
    },
    markErrors(diagnostics) {
      mark(diagnostics.filter((diagnostic) => isAbout(diagnostic, options.path)));
    },
    revealLine(line) {
      const top = paddingBlock + (line - 1) * lineHeight;
      if (top < area.scrollTop || top + lineHeight > area.scrollTop + area.clientHeight) {
        area.scrollTop = top - area.clientHeight / 2;
      }
      revealInPage(area.getBoundingClientRect().top + top - area.scrollTop, lineHeight);
    },
    highlightLine(line) {
      highlighted = line;
      drawBands();
    },
    // Its colours are the page's.
    setTheme() {},
    focus() {
      area.focus();
    },
    dispose() {
      root.remove();
    },
  };
}
