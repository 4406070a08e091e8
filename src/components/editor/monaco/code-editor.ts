import { KeyCode, KeyMod, MarkerSeverity, editor as monaco, Range, Uri } from "monaco-editor/editor";
import type { Editor, EditorOptions } from "../editor.ts";
import { type Metrics, measure } from "../metrics.ts";
import { isAbout, revealInPage, withoutFinalNewline } from "../places.ts";
import { recheckAll, setUp } from "./setup.ts";
import { applyTheme } from "./themes.ts";

/** Whose the marks are that {@link Editor.markErrors} makes; TypeScript's own are beside them. */
const OWNER = "playloop";

/** Opens a Monaco editor, as {@link Editor} says. */
export function openCodeEditor(options: EditorOptions): Editor {
  setUp();
  applyTheme(options.theme);
  const { host, path } = options;
  const uri = Uri.from({ scheme: "file", path: `/${path}` });
  let { shown, end } = withoutFinalNewline(options.source);
  const model = monaco.createModel(shown, "typescript", uri);
  if (hasSiblings(uri)) recheckAll();
  const metrics = measure(host);
  const root = document.createElement("div");
  root.className = "pl-editor";
  const field = document.createElement("div");
  const hint = document.createElement("p");
  hint.className = "pl-editor-hint";
  hint.textContent = "Press Esc, then Tab, to leave the editor";
  // Read as a part of the editor's label.
  hint.setAttribute("aria-hidden", "true");
  root.append(field, hint);
  host.append(root);

  const view = monaco.create(field, {
    ...appearance(metrics),
    model,
    theme: "playloop",
    ariaLabel: `${options.label}. ${hint.textContent}.`,
  });
  const lineMark = view.createDecorationsCollection();
  let isSettingSource = false;

  const resize = (): void => {
    const height = Math.min(view.getContentHeight(), metrics.maxHeight);
    field.style.height = `${height}px`;
    view.layout();
  };
  view.onDidContentSizeChange((event) => {
    if (event.contentHeightChanged) resize();
  });
  resize();

  model.onDidChangeContent(() => {
    monaco.setModelMarkers(model, OWNER, []);
    if (!isSettingSource) options.onChange(model.getValue() + end);
  });

  // Esc, then Tab: Tab moves the focus until another key is pressed, or the focus is gone.
  view.onKeyDown((event) => {
    if (event.keyCode === KeyCode.Escape) view.updateOptions({ tabFocusMode: true });
    else if (event.keyCode !== KeyCode.Tab && event.keyCode !== KeyCode.Shift) {
      view.updateOptions({ tabFocusMode: false });
    }
  });
  view.onDidBlurEditorText(() => {
    view.updateOptions({ tabFocusMode: false });
    options.onCaretLine?.(null);
  });
  view.onDidChangeCursorPosition(({ position }) => {
    if (view.hasTextFocus()) options.onCaretLine?.(position.lineNumber);
  });
  view.addAction({
    id: "playloop.run",
    label: "Run the program",
    keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
    run: () => options.onRun(),
  });
  if (options.caret) view.setPosition({ lineNumber: options.caret.line, column: options.caret.column });
  if (options.autofocus) view.focus();

  return {
    get source() {
      return model.getValue() + end;
    },
    setSource(source) {
      ({ shown, end } = withoutFinalNewline(source));
      isSettingSource = true;
      // As an edit, so that undo has it.
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: shown }], () => null);
      isSettingSource = false;
    },
    markErrors(diagnostics) {
      const markers = diagnostics
        .filter((diagnostic) => isAbout(diagnostic, path))
        .map(({ line, column, endLine, endColumn, message }) => ({
          startLineNumber: line,
          startColumn: column,
          endLineNumber: endLine,
          endColumn,
          message,
          severity: MarkerSeverity.Error,
        }));
      monaco.setModelMarkers(model, OWNER, markers);
    },
    revealLine(line) {
      view.revealLineInCenterIfOutsideViewport(line);
      const top = view.getTopForLineNumber(line) - view.getScrollTop();
      revealInPage(field.getBoundingClientRect().top + top, metrics.lineHeight);
    },
    highlightLine(line) {
      const options = {
        isWholeLine: true,
        className: "pl-editor-line",
        marginClassName: "pl-editor-line pl-editor-line-edge",
      };
      lineMark.set(line === null ? [] : [{ range: new Range(line, 1, line, 1), options }]);
    },
    setTheme(theme) {
      applyTheme(theme);
    },
    focus() {
      view.focus();
    },
    dispose() {
      view.dispose();
      model.dispose();
      root.remove();
    },
  };
}

/** Whether another file of the same playground is open. */
function hasSiblings(uri: Uri): boolean {
  const folder = (path: string): string => path.slice(0, path.lastIndexOf("/"));
  return monaco.getModels().filter((model) => folder(model.uri.path) === folder(uri.path)).length > 1;
}

/** Like the static block of code that the editor replaces, and without what a short program has no need of. */
function appearance(metrics: Metrics): monaco.IStandaloneEditorConstructionOptions {
  return {
    fontFamily: metrics.fontFamily,
    fontSize: metrics.fontSize,
    lineHeight: metrics.lineHeight,
    padding: { top: metrics.paddingBlock, bottom: metrics.paddingBlock },
    // The gutter is empty, and is the block's padding.
    lineDecorationsWidth: metrics.paddingInline,
    lineNumbers: "off",
    lineNumbersMinChars: 0,
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: "none",
    occurrencesHighlight: "off",
    guides: { indentation: false },
    automaticLayout: true,
    scrollBeyondLastLine: false,
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      ignoreHorizontalScrollbarInContentHeight: true,
      useShadows: false,
      verticalScrollbarSize: 10,
      horizontalScrollbarSize: 8,
    },
    wordWrap: "off",
    fixedOverflowWidgets: true,
    wordBasedSuggestions: "off",
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    fontLigatures: false,
    links: false,
    codeLens: false,
    dragAndDrop: false,
    contextmenu: true,
    unicodeHighlight: { ambiguousCharacters: false },
  };
}
