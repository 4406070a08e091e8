import { useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { positionAtPoint, type TextPosition } from "../editor/caret.ts";
import type { Editor } from "../editor/editor.ts";
import { LineMark } from "./LineMark.tsx";
import { LineMoments } from "./LineMoments.tsx";
import type { PlaygroundStore } from "./store.ts";
import { pageTheme } from "./theme.ts";

interface CodePaneProps {
  readonly store: PlaygroundStore;
  readonly isLive: boolean;
  /** Whether the reader asked for the editor. */
  readonly isEditing: boolean;
  readonly setIsEditing: (isEditing: boolean) => void;
  /** The example's code, highlighted. */
  readonly children: ComponentChildren;
}

/** The program: as text until the reader wants to change it, then in the editor, in the same place. */
export function CodePane({ store, isLive, isEditing, setIsEditing, children }: CodePaneProps) {
  const host = useRef<HTMLDivElement>(null);
  /** Where the reader clicked to edit. */
  const caret = useRef<TextPosition | null>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [failure, setFailure] = useState("");

  useEffect(() => {
    if (!isEditing || host.current === null) return;
    let isGone = false;
    let opened: Editor | null = null;
    setFailure("");
    openInPage(store, host.current, caret.current).then(
      (editor) => {
        opened = editor;
        if (isGone) return editor.dispose();
        // What was reset or restored while the editor loaded.
        if (editor.source !== store.source.peek()) editor.setSource(store.source.peek());
        setEditor(editor);
        return undefined;
      },
      (error: unknown) => {
        if (isGone) return;
        setFailure(error instanceof Error ? error.message : String(error));
        setIsEditing(false);
      },
    );
    caret.current = null;
    return () => {
      isGone = true;
      opened?.dispose();
      setEditor(null);
    };
  }, [isEditing, store, setIsEditing]);

  const open = (): void => {
    if (isLive && !isEditing) setIsEditing(true);
  };

  const point = (line: number | null): void => {
    store.playback.pointedLine.value = isLive && store.hasCodeOfTrace ? line : null;
  };

  const isOpen = editor !== null;
  const isEdited = store.isEdited.value;
  return (
    <div class="pl-program" data-open={isOpen}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; the Edit button does what this does */}
      <div
        class="pl-code pl-code-static"
        hidden={isOpen}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label={`Program, ${store.data.path}${isLive ? ". Press Enter to edit." : ""}`}
        onClick={(event) => {
          // Selecting and copying is not editing.
          if (!document.getSelection()?.isCollapsed) return;
          const text = event.currentTarget.querySelector<HTMLElement>(TEXT);
          caret.current = text === null ? null : positionAtPoint(text, event.clientX, event.clientY);
          open();
        }}
        onPointerMove={(event) => {
          if (event.pointerType === "mouse") point(lineAtPoint(event.currentTarget, event.clientY));
        }}
        onPointerLeave={() => point(null)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          open();
        }}
      >
        <div hidden={isEdited}>{children}</div>
        {isEdited && <pre class="pl-code-plain">{store.source.value}</pre>}
        <LineMark mark={store.shownMark} isShown={!isOpen} />
        <LineMoments playback={store.playback} />
      </div>
      <div class="pl-editor-host" ref={host} hidden={!isEditing} />
      {isEditing && !isOpen && <p class="pl-editor-wait pl-late">Opening the editor …</p>}
      {failure !== "" && (
        <p class="pl-notice" role="alert">
          The editor could not be opened: {failure} Your program is safe; try Edit again.
        </p>
      )}
      {isOpen && <EditorSync store={store} editor={editor} />}
    </div>
  );
}

/** The program's text, of the two that can be in the pane the one that is shown. */
const TEXT = ":scope > :not([hidden]) code, :scope > .pl-code-plain";

/** The line of the static program, from 1, that lies at a height of the window; null beside it. */
function lineAtPoint(pane: HTMLElement, y: number): number | null {
  const text = pane.querySelector<HTMLElement>(TEXT);
  if (text === null) return null;
  const { top, height } = text.getBoundingClientRect();
  const lines = (text.textContent ?? "").trimEnd().split("\n").length;
  const line = Math.floor(((y - top) / height) * lines) + 1;
  return line < 1 || line > lines ? null : line;
}

async function openInPage(
  store: PlaygroundStore,
  host: HTMLElement,
  caret: TextPosition | null,
): Promise<Editor> {
  const { openEditor } = await import("../editor/editor.ts");
  return openEditor({
    host,
    path: `${store.data.id}/${store.data.path}`,
    source: store.source.peek(),
    label: `Program, ${store.data.path}`,
    onChange: (source) => store.edit(source),
    onRun: () => void store.run(),
    theme: pageTheme().peek(),
    caret,
    onCaretLine: (line) => {
      store.playback.pointedLine.value = store.hasCodeOfTrace ? line : null;
    },
  });
}

/** Brings to the editor what happens outside it. Draws nothing. */
function EditorSync({ store, editor }: { store: PlaygroundStore; editor: Editor }) {
  // It opened out of sight, where nothing can take the focus.
  useEffect(() => editor.focus(), [editor]);
  useSignalEffect(() => {
    const source = store.source.value;
    if (editor.source !== source) editor.setSource(source);
  });
  useSignalEffect(() => {
    const result = store.result.value;
    const isCurrent = store.ranSource.peek() === store.source.peek();
    editor.markErrors(isCurrent && result.kind === "compile-error" ? result.diagnostics : []);
  });
  useSignalEffect(() => {
    const mark = store.shownMark.value;
    editor.highlightLine(mark?.line ?? null);
    if (mark?.reveal) editor.revealLine(mark.line);
  });
  useSignalEffect(() => editor.setTheme(pageTheme().value));
  return null;
}
